import type { AnswerHeaders } from './answer.ts';
import type { Clock } from './clock.ts';

/** Full jitter: anything from nothing up to a bound that doubles with each attempt, milliseconds. */
export function backOff(clock: Clock, attempts: number, most: number): number {
  return clock.random() * Math.min(most, 125 * 2 ** attempts);
}

/** What `Retry-After` asks for, in seconds; undefined when it is absent or says nothing. */
export function retryAfter(clock: Clock, headers: AnswerHeaders): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - clock.now()) / 1000;
  return wait >= 0 ? wait : undefined;
}
