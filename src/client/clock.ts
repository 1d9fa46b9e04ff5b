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
