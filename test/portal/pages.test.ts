import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findings, findingsInEachLook } from './axe.ts';
import { allPages, unfold, useBrowser, type Visit, visit } from './visit.ts';

useBrowser();

/** One page after the other is read in the same tab, with scripts and without: what a browser compiled once it keeps. */
let scripted: Visit;
let plain: Visit;
beforeAll(async () => {
  scripted = await visit('/404.html', { storageState: remembered() }, watchShifts);
  plain = await visit('/404.html', { javaScriptEnabled: false });
});
afterAll(async () => {
  await scripted[Symbol.asyncDispose]();
  await plain[Symbol.asyncDispose]();
});

/** Bytes, gzip, of everything that the first load fetches. */
// The library's page is a reference as well.
const limits = { long: 25_000, other: 15_000 };

/** What a reader chose before, which must move nothing when the next page opens. */
const remembered = () => ({
  cookies: [],
  origins: [{ origin: inject('portal'), localStorage: [{ name: 'language', value: 'go' }] }],
});

test.each(allPages())('%s is small, still, accessible and fits every window', async (path) => {
  const { page, complaints, requests } = scripted;
  complaints.length = 0;
  requests.length = 0;
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await page.goto(inject('portal') + path);
  expect.soft(await shifts(page), 'shifts of the layout').toBe(0);
  expect.soft(complaints).toEqual([]);
  expect.soft(requests.filter((url) => !url.startsWith(`${inject('portal')}/`))).toEqual([]);
  expect
    .soft(await sizeOf(requests))
    .toBeLessThanOrEqual(
      /^\/(reference\/.|samples\/.|guides\/client\/)/.test(path) ? limits.long : limits.other,
    );
  expect.soft(await page.context().cookies()).toEqual([]);
  expect
    .soft(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })))
    .toEqual({ language: 'go' });
  expect.soft(await withoutCopy(page), 'blocks and values without a copy button').toEqual([]);

  await unfold(page);
  expect.soft(await hiddenMarks(page), 'marks of evidence that nobody sees').toEqual([]);
  expect.soft(await findingsInEachLook(page), 'axe').toEqual([]);
  for (const width of [320, 390, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await cut(page), `${width} pixels`).toEqual({ wide: 0, clipped: [] });
    expect.soft(await covered(page), `under a copy button at ${width} pixels`).toEqual([]);
  }

  await plain.page.goto(inject('portal') + path);
  await unfold(plain.page);
  await page.setViewportSize({ width: 1366, height: 900 });
  const without = await plain.page.locator('main').innerText();
  expect.soft(await saidWithScript(page), 'what a script adds').toBe(without);
  expect(without.length).toBeGreaterThan(60);
});

/** The text of a page without what only a script can offer, in the language that comes first. */
function saidWithScript(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    // Buttons say nothing, but are boxes of their own.
    const added = '[data-script-only], .copy';
    for (const element of document.querySelectorAll(added)) element.remove();
    const language = document.querySelector<HTMLInputElement>('[name=language]');
    if (language) language.checked = true;
    return document.querySelector('main')?.innerText;
  });
}

async function sizeOf(requests: readonly string[]): Promise<number> {
  const sizes = requests.map(async (url) => {
    const body = Buffer.from(await (await fetch(url)).arrayBuffer());
    return gzipSync(body, { level: 9 }).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function withoutCopy(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main pre, main [data-copy]')]
      .filter((element) => !element.querySelector('button.copy'))
      .map(({ textContent }) => textContent),
  );
}

function hiddenMarks(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.mark')]
      .filter((mark) => !mark.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map(({ outerHTML }) => outerHTML),
  );
}

function cut(page: Page): Promise<{ wide: number; clipped: (string | undefined)[] }> {
  return page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    clipped: [...document.querySelectorAll('pre, table, .uses, code')]
      .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
      .map((element) => element.textContent?.slice(0, 60)),
  }));
}

/** What stands under the copy button that is beside it. */
function covered(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.copy')]
      .filter((button) => {
        const place = button.getBoundingClientRect();
        const texts = document.createTreeWalker(button.parentElement as Node, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (texts.nextNode()) {
          range.selectNodeContents(texts.currentNode);
          const isUnder = [...range.getClientRects()].some(
            ({ left, right, top, bottom }) =>
              right > place.left + 1 &&
              left < place.right - 1 &&
              bottom > place.top + 1 &&
              top < place.bottom - 1,
          );
          if (isUnder) return true;
        }
        return false;
      })
      .map(({ ariaLabel }) => ariaLabel),
  );
}

test('axe finds what is wrong', async () => {
  await using visited = await visit('/guides/upload/');
  const { page } = visited;
  await page.evaluate(() => document.querySelector('.brand')?.replaceChildren());
  expect((await findings(page)).join()).toContain('link-name');
});

test('a shift of the layout is seen', async () => {
  await using visited = await visit('/guides/upload/', {}, watchShifts);
  const { page } = visited;
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
