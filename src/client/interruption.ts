import type { Clock } from './clock.ts';

/** Why work was ended from outside. */
export class Interruption extends Error {
  readonly code: 'timeout' | 'aborted';

  constructor(code: 'timeout' | 'aborted', cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

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
  if (signal?.aborted) throw new Interruption('aborted', signal.reason);
  const controller = new AbortController();
  let timer: unknown;
  let onAbort = () => {};
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (code: Interruption['code'], cause?: unknown) => {
        reject(new Interruption(code, cause));
        controller.abort();
      };
      onAbort = () => end('aborted', signal?.reason);
      signal?.addEventListener('abort', onAbort);
      if (milliseconds < Number.POSITIVE_INFINITY) {
        timer = clock.setTimeout(() => end('timeout'), Math.min(milliseconds, longestTimer));
      }
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clock.clearTimeout(timer as never);
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
    if (fault.code !== 'timeout') throw fault;
  });
}
