import type { Clock } from './clock.ts';

const firstDelay = 250;

/** Full jitter: anything from nothing up to a bound that doubles with each attempt, milliseconds. */
export function backOff(clock: Clock, attempts: number, most: number): number {
  return clock.random() * Math.min(most, firstDelay * 2 ** (attempts - 1));
}

/** What `Retry-After` asks for, in milliseconds; undefined when it is absent or says nothing. */
export function retryAfter(clock: Clock, headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
