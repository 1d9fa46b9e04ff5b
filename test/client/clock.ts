import type { Clock } from '../../src/client/index.ts';

/** A clock on which waits are over at once. It remembers those waits, in milliseconds. */
export function instantClock(random = 1, isOver = (_milliseconds: number) => true) {
  const waits: number[] = [];
  let now = Date.now();
  const clock: Clock = {
    now: () => now,
    random: () => random,
    setTimeout: (task, milliseconds) => {
      if (!isOver(milliseconds)) return;
      waits.push(milliseconds);
      now += milliseconds;
      queueMicrotask(task);
    },
    clearTimeout: () => {},
  };
  return { clock, waits };
}

/** A clock that stands still until it is told which timer to run. */
export function manualClock(start = Date.now()) {
  const timers = new Map<number, { readonly task: () => void; readonly milliseconds: number }>();
  let last = 0;
  const clock: Clock = {
    now: () => start,
    random: () => 1,
    setTimeout: (task, milliseconds) => {
      timers.set(++last, { task, milliseconds });
      return last;
    },
    clearTimeout: (timer) => {
      timers.delete(timer);
    },
  };
  /** Runs the pending timer that was set for so many milliseconds. */
  const run = (milliseconds: number) => {
    const timer = [...timers].find(([, timer]) => timer.milliseconds === milliseconds);
    if (!timer) throw new Error(`no timer of ${milliseconds} ms, only ${pending()}`);
    timers.delete(timer[0]);
    timer[1].task();
  };
  const pending = () => [...timers.values()].map(({ milliseconds }) => milliseconds);
  return { clock, run, pending };
}
