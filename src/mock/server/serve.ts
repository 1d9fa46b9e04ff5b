import { setTimeout as delay } from 'node:timers/promises';
import { noPath } from '../api/target.ts';
import { isControlPath } from '../control/pages.ts';
import { allowed, options, problem, type Reply } from '../http/reply.ts';
import { injectedAnswer, withHeaders } from '../injection/injected-answer.ts';
import type { InjectedFault } from '../injection/injected-fault.ts';
import { sendBroken } from '../injection/send-broken.ts';
import { UserError } from '../options.ts';
import type { Exchange, Target } from './exchange.ts';
import type { Route } from './routes.ts';
import type { World } from './world.ts';

/** Answers one request. @param beside answers what is not the mock's; without it that is a 404 */
export type Serve = (exchange: Exchange, beside?: () => void) => void;

export type ServeSetting = {
  readonly world: World;
  readonly route: Route;
  /** Refuses a Host that is not the mock's own. */
  readonly refuseHost: (header: string | undefined) => Reply | undefined;
  /** Milliseconds that the next answer waits. */
  readonly latency: () => number;
  /** In proxy mode, forwards whatever is not a page of the mock's own. */
  readonly forward: ((exchange: Exchange) => void) | undefined;
  /** Aborted when the mock closes: then nothing waits any longer. */
  readonly closing: AbortSignal;
};

/** Answers each request, with what a test has asked for on the way, and writes it into the journal. */
export function makeServe(setting: ServeSetting): Serve {
  const { world, route, refuseHost, latency, forward, closing } = setting;
  return (exchange, beside) => {
    const { path, method, message } = exchange;
    const isOwnPage = isControlPath(path);
    // HTTP/1.0 has none.
    const named = message.headers.host ?? (message.httpVersion === '1.0' ? undefined : '');
    const foreign = refuseHost(named);
    if (foreign || (forward && !isOwnPage)) {
      exchange.enter(world.journal);
      if (foreign) exchange.answer(foreign, true);
      else forward?.(exchange);
      return;
    }
    const found = route(path, method);
    if (!found && beside) {
      beside();
      return;
    }
    const target = found ?? noPath;
    const { contract, answers = [] } = target;
    if (!isOwnPage) exchange.enter(world.journal, contract);
    const isCall = contract !== undefined && method !== 'OPTIONS';
    const fault = isCall ? world.faults.take(contract, answers) : undefined;
    const pause = (isCall ? latency() : 0) + (fault?.delay ?? 0);
    // Stays synchronous when the answer is: most are.
    try {
      const reply =
        fault || pause
          ? disturbed(setting, exchange, target, fault, pause)
          : answer(target, exchange);
      if (reply instanceof Promise) {
        exchange.wait();
        reply.then((made) => made && finish(made)).catch(fail);
      } else finish(reply);
    } catch (cause) {
      fail(cause);
    }

    function finish(reply: Reply): void {
      exchange.answer(reply, closing.aborted);
    }

    function fail(cause: unknown): void {
      finish(failure(cause));
    }
  };
}

/** Answers OPTIONS, HEAD and methods that a target does not have in one way for all targets. */
function answer(target: Target, exchange: Exchange): Reply | Promise<Reply> {
  const { methods, refuseMethod = methodNotAllowed } = target;
  const { method } = exchange;
  if (methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))) {
    return target.answer(exchange);
  }
  if (method === 'OPTIONS') return options(methods, exchange.message.headers);
  const allow = allowed(methods);
  const refusal = refuseMethod(exchange, allow);
  return { ...refusal, headers: [...refusal.headers, 'allow', allow] };
}

function methodNotAllowed({ method, path }: Exchange, allow: string): Reply {
  return problem(405, 'Method Not Allowed', `${path} takes ${allow}, not ${method}.`);
}

/** @returns undefined when all that is to be sent has been sent */
async function disturbed(
  { closing }: ServeSetting,
  exchange: Exchange,
  target: Target,
  fault: InjectedFault | undefined,
  pause: number,
): Promise<Reply | undefined> {
  if (pause) await delay(pause, undefined, { signal: closing }).catch(() => undefined);
  if (!fault) return answer(target, exchange);
  if (fault.reset) {
    exchange.end({ status: 0, note: 'injected reset' });
    exchange.message.socket.resetAndDestroy();
    return undefined;
  }
  const asked = injected(target, exchange, fault) ?? (await answer(target, exchange));
  const reply = withHeaders(asked, fault.headers);
  if (fault.truncate === undefined && !fault.slow) return reply;
  await sendBroken(exchange, reply, fault);
  exchange.end(reply);
  return undefined;
}

/** A `Prefer` header wins over everything else that decides an answer. */
function injected(
  { answers }: Target,
  { message }: Exchange,
  fault: InjectedFault,
): Reply | undefined {
  if (!answers || message.headers['prefer'] !== undefined) return undefined;
  return injectedAnswer(answers, fault);
}

/** A request that the control pages cannot use is the caller's mistake; anything else is the mock's. */
function failure(cause: unknown): Reply {
  if (cause instanceof UserError) return problem(400, 'Bad Request', cause.message);
  // What a system call says has the names of files on this machine in it.
  const { syscall, code, message = String(cause) } = cause as NodeJS.ErrnoException;
  const detail = syscall ? `${syscall} ${code}` : message;
  return { ...problem(500, 'The mock failed', detail), note: detail };
}
