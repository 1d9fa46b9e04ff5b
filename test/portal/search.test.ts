import type { Page, Route } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { contrast, findings } from './axe.ts';
import { useBrowser, visit } from './visit.ts';

useBrowser();

async function find(page: Page, words: string): Promise<string[]> {
  await page.keyboard.press('Control+k');
  await page.fill('.finder input', words);
  // The index may still be on its way.
  await page
    .locator('.finder [role=status]')
    .filter({ hasText: /place|found/i })
    .waitFor();
  return page
    .locator('.finder li a')
    .evaluateAll((links) =>
      links
        .map((link) => new URL((link as HTMLAnchorElement).href))
        .map(({ pathname, hash }) => pathname + hash),
    );
}

const places: [what: string, words: string, place: string][] = [
  ['a parameter', 'fileContentType', '/reference/integration-v1/#parameter-fileContentType'],
  ['a header', 'x-integration-id', '/reference/one-integration/#parameter-x-integration-id'],
  [
    'a field',
    'preSignedS3Url',
    '/reference/integration-v1/#response-200-PreSignCreated.preSignedS3Url',
  ],
  ['a heading', 'How long a URL lives', '/guides/upload/#how-long-a-url-lives'],
  ['an answer', 'invalid extension', '/reference/one-integration/#answer-invalid-extension'],
  [
    'a mistyped word',
    'validationErors',
    '/reference/one-integration/#response-400.error.validationErrors',
  ],
  ['a word in other case', 'SIGNATURE', '/reference/storage/#signature'],
];

test('finds what stands in the pages', async () => {
  await using visited = await visit('/');
  for (const [what, words, place] of places) {
    expect.soft(await find(visited.page, words), what).toContain(place);
  }
});

test('opens by Ctrl K, by / and by its button, and closes by Escape', async () => {
  await using visited = await visit('/guides/upload/');
  const { page } = visited;
  const dialog = page.locator('.finder');
  for (const open of ['Control+k', '/']) {
    await page.keyboard.press(open);
    await dialog.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.click('header .search');
  await dialog.waitFor({ state: 'visible' });
});

test('leads to the place by keyboard alone', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  await find(page, 'templateType');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#/);
  expect(page.url()).toBe(`${inject('portal')}/reference/integration-v1/#parameter-templateType`);
});

test('says so when nothing is found', async () => {
  await using visited = await visit('/');
  expect(await find(visited.page, 'qqqqqqqq')).toEqual([]);
  expect(await visited.page.locator('.finder [role=status]').innerText()).toBe('Nothing found');
});

test('three quick Ctrl K open one dialog', async () => {
  await using visited = await visit('/');
  const { page, complaints } = visited;
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Control+k');
  await page.locator('.finder').waitFor({ state: 'visible' });
  expect(await page.locator('.finder').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('says that the index did not load, and loads it when it is opened again', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  await page.route('**/search.json', (route) => route.fulfill({ status: 503 }));
  await page.keyboard.press('Control+k');
  const status = page.locator('.finder [role=status]');
  await status.filter({ hasText: 'did not load' }).waitFor();
  await page.keyboard.press('Escape');
  await page.unroute('**/search.json');
  expect(await find(page, 'token')).not.toEqual([]);
});

test('falls back to any of the words, and says so', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  expect(await find(page, 'qqqqqqqq quota')).not.toEqual([]);
  expect(await page.locator('.finder [role=status]').innerText()).toMatch(/^No place has all/);
});

const callings: [words: string, place: string][] = [
  // Each place says it in other words, and no word of it is so like that it were taken for a mistyped one.
  ['gst', '/#which'],
  ['npm', '/guides/install/'],
  ['licence', '/guides/errors/#license-expired'],
  ['install', '/guides/install/'],
  ['token', '/guides/token/'],
];

test('finds what a reader calls otherwise, with an excerpt', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  for (const [words, place] of callings) {
    expect.soft(await find(page, words), words).toContain(place);
    expect.soft(await page.locator('.finder li a span').last().innerText(), words).not.toBe('');
  }
});

const meanings: [words: string, place: string][] = [
  ['FAILED', '/reference/integration-v1/#answer-file-name-empty'],
  ['token', '/guides/token/'],
  ['ingest', '/guides/next-steps/'],
  ['after the upload', '/guides/next-steps/'],
  ['csv', '/guides/upload/#which-content-type'],
  ['lifetime', '/guides/upload/#how-long-a-url-lives'],
  ['403 storage', '/reference/storage/#response-403'],
  ['SignatureDoesNotMatch', '/guides/errors/#SignatureDoesNotMatch'],
  ['expired url', '/guides/errors/#url-expired'],
  ['npm', '/guides/install/'],
  ['jest', '/guides/install/#jest'],
  ['mock', '/guides/mock/'],
  ['fileContentType', '/reference/integration-v1/#parameter-fileContentType'],
  ['python', '/samples/integration-v1/#python'],
  ['c#', '/samples/integration-v1/#csharp'],
  ['php', '/samples/integration-v1/#php'],
  ['curl', '/samples/integration-v1/#curl'],
  ['java', '/samples/integration-v1/#java'],
  ['go', '/samples/integration-v1/#go'],
  ['typescript', '/samples/integration-v1/#typescript'],
  ['javascript', '/samples/integration-v1/#fetch'],
];

test('has first what its reader means', async () => {
  await using visited = await visit('/');
  for (const [words, place] of meanings) {
    const [first] = await find(visited.page, words);
    expect.soft(first, words).toBe(place);
  }
});

test('Enter that comes before the index is taken once it is there', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  const asked: Route[] = [];
  await page.route('**/search.json', (route) => void asked.push(route));
  await page.keyboard.press('/');
  await page.fill('.finder input', 'SlowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked.length).toBe(1);
  await asked[0]?.continue();
  await page.waitForURL(/#SlowDown$/, { timeout: 9000 });
});

test('a language leads to the program in it, with its first line in sight', async () => {
  await using visited = await visit('/samples/integration-v1/');
  const { page } = visited;
  await find(page, 'python');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#python$/);
  const program = page.locator('#python');
  await program.waitFor({ state: 'visible' });
  expect(await page.locator('.snippet:visible').count()).toBe(1);
  expect(await program.locator('code').last().innerText()).toContain('import urllib.request');
  // The page moves there smoothly.
  await page.waitForFunction(() => scrollY > 0);
});

test('works without a network once it was opened', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  await find(page, 'token');
  await page.context().setOffline(true);
  await page.fill('.finder input', 'quota');
  expect(await page.locator('.finder li').count()).toBeGreaterThan(0);
});

test('axe finds nothing in the dialog, light or dark', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  await find(page, 'token');
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page, contrast)).toEqual([]);
});
