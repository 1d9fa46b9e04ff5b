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

/** The real ones, looked up at each use. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (task, milliseconds) => setTimeout(task, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer),
};
