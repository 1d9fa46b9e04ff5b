import { setTimeout as delay } from 'node:timers/promises';
import { isControlPath } from '../control/target.ts';
import { problem, type Reply } from '../http/reply.ts';
import { injectedAnswer, withHeaders } from '../injection/injected-answer.ts';
import type { InjectedFault } from '../injection/injected-fault.ts';
import { sendBroken } from '../injection/send-broken.ts';
import { UserError } from '../user-error.ts';
import { answer } from './answer.ts';
import type { Exchange, Target } from './exchange.ts';
import type { Route } from './routes.ts';
import { send } from './send.ts';
import type { World } from './world.ts';

/** Answers one request. */
export type Serve = (exchange: Exchange) => void;

export type ServeSetting = {
  readonly world: World;
  readonly route: Route;
  /** Milliseconds that the next answer waits. */
  readonly latency: () => number;
  /** Aborted when the mock closes: then nothing waits any longer. */
  readonly closing: AbortSignal;
};

/** Answers each request, with what a test has asked for on the way, and writes it into the journal. */
export function makeServe(setting: ServeSetting): Serve {
  const { world, route, latency, closing } = setting;
  return (exchange) => {
    const target = route(exchange.path, exchange.method);
    const { contract, answers = [] } = target;
    const isCall = contract !== undefined && exchange.method !== 'OPTIONS';
    const fault = isCall ? world.faults.take(contract, answers) : undefined;
    const wait = (isCall ? latency() : 0) + (fault?.delay ?? 0);
    if (fault || wait) {
      disturbed(setting, exchange, target, fault, wait).catch(fail);
      return;
    }
    // Stays synchronous when the answer is: most are.
    try {
      const reply = answer(target, exchange);
      if (reply instanceof Promise) reply.then(finish).catch(fail);
      else finish(reply);
    } catch (cause) {
      fail(cause);
    }

    function finish(reply: Reply): void {
      send(exchange, reply, closing.aborted);
      if (!isControlPath(exchange.path)) {
        world.journal.record(exchange, { ...reply, operation: contract });
      }
    }

    function fail(cause: unknown): void {
      finish(failure(cause));
    }
  };
}

async function disturbed(
  { world, closing }: ServeSetting,
  exchange: Exchange,
  target: Target,
  fault: InjectedFault | undefined,
  wait: number,
): Promise<void> {
  if (wait) await delay(wait, undefined, { signal: closing }).catch(() => undefined);
  const { contract: operation } = target;
  if (fault?.reset) {
    exchange.message.socket.resetAndDestroy();
    world.journal.record(exchange, { operation, status: 0, note: 'injected reset' });
    return;
  }
  const asked = fault && injected(target, exchange, fault);
  const reply = withHeaders(asked ?? (await answer(target, exchange)), fault?.headers);
  if (fault?.truncate !== undefined || fault?.slow) await sendBroken(exchange, reply, fault);
  else send(exchange, reply, closing.aborted);
  world.journal.record(exchange, { ...reply, operation });
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
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof UserError) return problem(400, 'Bad Request', detail);
  return { ...problem(500, 'The mock failed', detail), note: detail };
}
