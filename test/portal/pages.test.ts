import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
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
    await watchShifts(page);
    await page.goto(inject('portal') + path);
    expect(await shifts(page)).toBe(0);
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

test('a shift of the layout is seen', async () => {
  await using visited = await visit('/404.html');
  const { page } = visited;
  await watchShifts(page);
  await page.goto(`${inject('portal')}/guides/upload/`);
  await shifts(page);
  await page.evaluate(() => {
    const space = document.createElement('div');
    space.setAttribute('class', 'fields');
    space.replaceChildren(...Array.from({ length: 9 }, () => document.createElement('hr')));
    document.querySelector('main')?.prepend(space);
  });
  expect(await shifts(page)).toBeGreaterThan(0);
});

type LayoutShift = PerformanceEntry & { readonly value: number };

/** What the next function leaves in a page for the one after it. */
type Watching = {
  add: (entries: PerformanceEntryList) => number;
  shifts: PerformanceObserver;
};

/** Adds up the layout shifts of every page that is opened from now on. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = window as unknown as Watching;
    let sum = 0;
    state.add = (entries) => {
      for (const entry of entries) sum += (entry as LayoutShift).value;
      return sum;
    };
    state.shifts = new PerformanceObserver((list) => void state.add(list.getEntries()));
    state.shifts.observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum so far, what is not reported yet included; three frames later, when what moves has moved. */
function shifts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const state = window as unknown as Watching;
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return state.add(state.shifts.takeRecords());
  });
}
