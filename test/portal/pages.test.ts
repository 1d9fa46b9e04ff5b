import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { allPages, unfold, useBrowser, visit } from './visit.ts';

useBrowser();

/** Bytes, gzip, of everything that the first load fetches. */
const limits = { reference: 25_000, other: 15_000 };

describe.each(allPages())('%s', (path) => {
  test('loads little, from here alone, without a complaint of the browser', async () => {
    await using visited = await visit(path);
    const { page, complaints, requests } = visited;
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${inject('portal')}/`))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(6);
    const bodies = await Promise.all(
      requests.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
    );
    const size = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    expect(size).toBeLessThanOrEqual(
      path.startsWith('/reference/') ? limits.reference : limits.other,
    );
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({});
  });

  test('moves nothing while it loads, a remembered language included', async () => {
    await using visited = await visit('/404.html');
    const { page } = visited;
    await page.evaluate(() => localStorage.setItem('language', 'go'));
    await page.goto(inject('portal') + path);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
            resolve(shifts.reduce((sum, { value }) => sum + value, 0));
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    expect(shift).toBe(0);
  });

  test('fits every window, with all that is folded opened', async () => {
    await using visited = await visit(path);
    const { page } = visited;
    await unfold(page);
    for (const width of [320, 390, 768, 1024, 1366]) {
      await page.setViewportSize({ width, height: 800 });
      const cut = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const clipped = [...document.querySelectorAll('pre, table, .uses, code')]
          .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
          .map((element) => element.textContent?.slice(0, 60));
        return { wide, clipped };
      });
      expect(cut, `${width} pixels`).toEqual({ wide: 0, clipped: [] });
    }
  });
});
