import sirv from 'sirv';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { allPages, useBrowser, visit } from './visit.ts';

useBrowser();

let server: Mock;

beforeAll(async () => {
  // No headers: as a plain file server sends the pages, below a path of its own.
  const pages = sirv(inject('folder'));
  server = await startMock({
    beside: (message, response) => {
      message.url = message.url?.replace(/^\/any\/docs/, '') ?? '/';
      pages(message, response);
    },
  });
});

afterAll(() => server.close());

test('every page works under a path prefix from a plain file server', async () => {
  await using visited = await visit('/404.html');
  const { page, complaints } = visited;
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() !== 200) missing.push(response.url());
  });
  for (const path of allPages()) await page.goto(`${server.url}/any/docs${path}`);
  expect(missing).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the navigation and the search stay under it', async () => {
  await using visited = await visit('/404.html');
  const { page } = visited;
  await page.goto(`${server.url}/any/docs/guides/upload/`);
  await page.locator('#navigation').getByRole('link', { name: 'Which failure is mine' }).click();
  await page.waitForURL(`${server.url}/any/docs/guides/errors/`, { waitUntil: 'load' });
  await page.keyboard.press('/');
  await page.fill('.finder input', 'SlowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#SlowDown$/);
  expect(page.url()).toBe(`${server.url}/any/docs/guides/errors/#SlowDown`);
});

test('the policy in a page holds without the header', async () => {
  await using visited = await visit('/404.html');
  const { page, complaints } = visited;
  await page.goto(`${server.url}/any/docs/`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/pixel.png">');
  });
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
});
