import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { pages } from '../../src/docs/pages.ts';
import { startMock } from '../../src/mock/index.ts';
import { buildPortal } from '../../src/portal/index.ts';
import { browserFile } from './browser-file.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal and the mock are served, without a slash at its end. */
    portal: string;
    /** The built portal. */
    folder: string;
    /** Where the browser listens. */
    browser: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** What the tests of the portal share: the portal as `npm run docs` builds it, the mock, a browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder } = await buildPortal({ root });
  const mock = await startMock({ beside: pages(folder) });
  const browser = await chromium.launchServer({
    ...(await browserFile()),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  project.provide('portal', mock.url);
  project.provide('folder', folder);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await mock.close();
  };
}
