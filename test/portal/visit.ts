import { readdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Browser;

/** Gives a test file a browser, driven from where the tests run: to start one takes less than to reach another's. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
}

/** What went on in a page besides what is to be seen. */
export type Visit = AsyncDisposable & {
  readonly page: Page;
  /** Complaints of the browser: errors, refused resources, violations of the policy. */
  readonly complaints: string[];
  readonly requests: string[];
};

/** Opens a page of the portal in a context of its own. */
export async function visit(
  path: string,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(inject('portal') + path);
  return {
    page,
    complaints,
    requests,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Opens everything that a page folds away, also what is open one at a time. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.name = '';
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** The path of every page that the portal is made of, Redoc's excepted. */
export function allPages(): string[] {
  return readdirSync(inject('folder'), { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/index.html') && !file.startsWith('/redoc/'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}
