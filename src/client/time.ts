import type { AnswerHeaders } from './answer.ts';

/** The time and chance that a client uses, so that a test can decide them. */
export type Clock = {
  /** Milliseconds since 1970, as `Date.now`. */
  readonly now: () => number;
  /** At least 0 and below 1, as `Math.random`. */
  readonly random: () => number;
  /** Runs a task after some milliseconds, as the global of that name. */
  readonly setTimeout: (task: () => void, milliseconds: number) => unknown;
  /** Forgets a task, as the global of that name. */
  readonly clearTimeout: (timer: never) => void;
};

/** The real one, in which a test replaces what it wants. */
export function createClock(own?: Partial<Clock>): Clock {
  return { now: Date.now, random: Math.random, setTimeout, clearTimeout, ...own };
}

/** Why work was ended from outside. */
export type Interruption = {
  readonly interrupted: 'timeout' | 'aborted';
  readonly cause?: unknown;
};

// A timer that is set for longer runs out at once.
const longestTimer = 2 ** 31 - 1;

/**
 * Runs work that a timer or the caller's signal ends at once, even when the work takes no notice, and
 * leaves neither a timer nor a listener behind.
 *
 * @param milliseconds no limit when infinite
 * @throws Interruption
 */
export async function interruptible<Result>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (signal?.aborted)
    throw { interrupted: 'aborted', cause: signal.reason } satisfies Interruption;
  const controller = new AbortController();
  // Browsers refuse these as methods of another object.
  const { setTimeout, clearTimeout } = clock;
  let timer: unknown;
  let onAbort = () => {};
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (reason: Interruption) => {
        reject(reason);
        controller.abort();
      };
      onAbort = () => end({ interrupted: 'aborted', cause: signal?.reason });
      signal?.addEventListener('abort', onAbort);
      if (milliseconds < Number.POSITIVE_INFINITY) {
        timer = setTimeout(
          () => end({ interrupted: 'timeout' }),
          Math.min(milliseconds, longestTimer),
        );
      }
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer as never);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Waits, unless the signal ends it. @throws Interruption when aborted */
export async function pause(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const never = () => new Promise<never>(() => {});
  await interruptible(clock, milliseconds, signal, never).catch((fault) => {
    if (fault.interrupted !== 'timeout') throw fault;
  });
}

/** Full jitter: anything from nothing up to a bound that doubles with each attempt, milliseconds. */
export function backOff(clock: Clock, attempts: number, most: number): number {
  return clock.random() * Math.min(most, 125 * 2 ** attempts);
}

/** The one form in which HTTP writes a date; `Date.parse` takes almost anything for one. */
const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** What `Retry-After` asks for, in seconds; undefined when it is absent or says nothing. */
export function retryAfter(clock: Clock, headers: AnswerHeaders): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const wait = httpDate.test(value) ? (Date.parse(value) - clock.now()) / 1000 : -1;
  return wait >= 0 ? wait : undefined;
}
