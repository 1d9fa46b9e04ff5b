import type { World } from '../server/world.ts';

/** Back to how the mock was when it started; its keys stay, so that running uploads still fit. */
export function reset({ clock, faults, journal, random, storage }: World): void {
  clock.reset();
  faults.clear();
  journal.clear();
  random.restart();
  storage.store.clear();
}
