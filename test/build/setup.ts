import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPortal } from '../../src/portal/index.ts';
import { packages } from '../../tsdown.config.ts';
import { type Packed, packInto, root } from './tarball.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packages as npm would publish them. */
    readonly packed: readonly Packed[];
  }
}

/** Builds and packs every package once for all tests of them. */
export default async function setup(project: TestProject): Promise<void> {
  // One of them brings the pages, as they are after `npm run docs`.
  await buildPortal({ root });
  const place = await mkdtemp(join(tmpdir(), 'packages-'));
  project.provide('packed', await packInto(place, packages()));
}
