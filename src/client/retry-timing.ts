import type { AnswerHeaders } from './answer.ts';
import type { Clock } from './clock.ts';

/** Full jitter: anything from nothing up to a bound that doubles with each attempt, milliseconds. */
export function backOff(clock: Clock, attempts: number, most: number): number {
  return clock.random() * Math.min(most, 125 * 2 ** attempts);
}

/** The one form in which HTTP writes a date; `Date.parse` takes almost anything for one. */
const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** What `Retry-After` asks for, in seconds; undefined when it is absent or says nothing. */
export function retryAfter(clock: Clock, headers: AnswerHeaders): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const wait = httpDate.test(value) ? (Date.parse(value) - clock.now()) / 1000 : -1;
  return wait >= 0 ? wait : undefined;
}
