/**
 * Does the same work for every item, so many at a time, in their order.
 *
 * @param mayStart asked before each item; false leaves the rest
 * @returns the items that were not started
 */
export async function forEachBounded<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
  mayStart: () => boolean = () => true,
): Promise<readonly T[]> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && mayStart()) {
      const item = items[next] as T;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return items.slice(next);
}
