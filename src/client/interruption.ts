import type { Clock } from './clock.ts';

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
