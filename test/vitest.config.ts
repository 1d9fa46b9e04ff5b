import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What is tested of the packed packages. */
const packages = [
  'test/build/**/*.test.ts',
  'test/cli/package.test.ts',
  'test/client/readme.test.ts',
];

/** What needs signals, named pipes, modes of files or a shell as POSIX has them. */
const posix = ['interruption', 'long-file', 'packages', 'readme', 'settings', 'terminal'].map(
  (name) => `test/cli/${name}.test.ts`,
);

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    // Vitest leaves a core free; of two, that is half the machine.
    maxWorkers: '100%',
    reporters: ['default', join(import.meta.dirname, 'skipped.ts')],
    environment: 'node',
    // One worker's modules serve all of its files: loading the mock or Spectral anew for each takes longer than most tests.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...packages,
            'test/portal/**',
            'test/cli/**',
            'test/house/walkthroughs.test.ts',
          ],
          globalSetup: ['test/temporary-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'packages',
          include: packages,
          // Builds and packs each of them once for all of these.
          globalSetup: ['test/temporary-folder.ts', 'test/build/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          exclude: process.platform === 'win32' ? [...packages, ...posix] : packages,
          // Builds library and command once for all of them.
          globalSetup: ['test/temporary-folder.ts', 'test/cli/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Whole projects made and checked as docs/ tells: `npm run test:walkthroughs`.
          name: 'walkthroughs',
          include: ['test/house/walkthroughs.test.ts'],
          globalSetup: ['test/temporary-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'portal',
          include: ['test/portal/**/*.test.ts'],
          // Builds the portal and starts the mock once for all of them.
          globalSetup: ['test/temporary-folder.ts', 'test/portal/setup.ts'],
        },
      },
    ],
  },
});
