import { expect, test } from 'vitest';
import { forEachBounded } from '../../src/cli/upload/bounded.ts';

test('works on so many items at a time, in their order', async () => {
  const events: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (item: string) => {
    events.push(`start ${item}`);
    return new Promise<void>((done) => finish.set(item, done));
  };
  const all = forEachBounded(['a', 'b', 'c', 'd'], 2, work);
  expect(events).toEqual(['start a', 'start b']);
  for (const item of ['b', 'a', 'c', 'd']) {
    finish.get(item)?.();
    // Lets the worker take its next item.
    await Promise.resolve().then(() => {});
    events.push(`end ${item}`);
  }
  expect(await all).toEqual([]);
  expect(events).toEqual([
    ...['start a', 'start b', 'start c', 'end b', 'start d', 'end a', 'end c', 'end d'],
  ]);
});

test('leaves the rest when it may not start another', async () => {
  const done: number[] = [];
  const left = await forEachBounded(
    [1, 2, 3, 4],
    1,
    async (item) => void done.push(item),
    () => done.length < 2,
  );
  expect({ done, left }).toEqual({ done: [1, 2], left: [3, 4] });
});
