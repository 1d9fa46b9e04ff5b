import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pages } from '../../src/docs/pages.ts';
import { startMock } from '../../src/mock/index.ts';
import { buildPortal } from '../../src/portal/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal and the mock are served, without a slash at its end. */
    portal: string;
    /** The built portal. */
    folder: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** What the tests of the portal share: the portal as `npm run docs` builds it, and the mock. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder } = await buildPortal({ root });
  const mock = await startMock({ beside: pages(folder) });
  project.provide('portal', mock.url);
  project.provide('folder', folder);
  return () => mock.close();
}
