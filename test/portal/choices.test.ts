import { expect, inject, test } from 'vitest';
import { useBrowser, visit } from './visit.ts';

useBrowser();

test('the language of the samples is kept for the other pages', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.check('[name=language][value=python]', { force: true });
  await page.goto(`${inject('portal')}/reference/integration-v1/`);
  expect(await page.locator('.sample:visible').innerText()).toContain('import requests');
});

test('the samples are switched by the arrow keys, and the focus is to be seen', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.focus('[name=language][value=curl]');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.sample:visible').innerText()).toContain("from 'clear-presign'");
  const outline = await page
    .locator('[name=language]:checked + span')
    .evaluate((label) => getComputedStyle(label).outlineStyle);
  expect(outline).toBe('solid');
});

test('the theme follows the system, is switched by a button and kept', async () => {
  await using visited = await visit('/', { colorScheme: 'dark' });
  const { page } = visited;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
  const colour = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await colour()).toBe('rgb(18, 22, 28)');
  await page.click('[data-theme-toggle]');
  expect(await colour()).toBe('rgb(255, 255, 255)');
  await page.reload();
  expect(await ground()).toBe('light');
});

test.each(['/', '/reference/integration-v1/', '/guides/upload/'])(
  'the first stop of the keyboard on %s leads past the navigation',
  async (path) => {
    await using visited = await visit(path);
    const { page } = visited;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#content');
  },
);

test('nothing moves for readers who want no motion', async () => {
  await using visited = await visit('/guides/upload/', { reducedMotion: 'reduce' });
  const behaviour = await visited.page.evaluate(
    () => getComputedStyle(document.documentElement).scrollBehavior,
  );
  expect(behaviour).toBe('auto');
});

test('all that is folded is printed', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#answer-unauthorized pre').isVisible()).toBe(true);
  expect(await page.locator('[data-language=go] pre').isVisible()).toBe(true);
  expect(await page.locator('header').first().isVisible()).toBe(false);
});

test('a window at 200 % zoom, half as wide, cuts nothing off', async () => {
  const options = { viewport: { width: 683, height: 450 }, deviceScaleFactor: 2 };
  await using visited = await visit('/reference/integration-v1/', options);
  const wide = await visited.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
});
