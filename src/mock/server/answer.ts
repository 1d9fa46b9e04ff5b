import { allowed, options } from '../http/cors.ts';
import { problem, type Reply } from '../http/reply.ts';
import type { Exchange, Target } from './exchange.ts';

/** Answers OPTIONS, HEAD and methods that a target does not have in one way for all targets. */
export function answer(target: Target, exchange: Exchange): Reply | Promise<Reply> {
  const { methods } = target;
  const { method } = exchange;
  if (methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))) {
    return target.answer(exchange);
  }
  if (method === 'OPTIONS') return options(methods, exchange.message.headers);
  return refuse(target, exchange);
}

async function refuse(target: Target, exchange: Exchange): Promise<Reply> {
  const allow = allowed(target.methods);
  const reply = (await target.refuseMethod?.(exchange)) ?? methodNotAllowed(exchange, allow);
  return { ...reply, headers: [...reply.headers, 'allow', allow] };
}

function methodNotAllowed({ method, path }: Exchange, allow: string): Reply {
  return problem(405, 'Method Not Allowed', `${path} takes ${allow}, not ${method}.`);
}
