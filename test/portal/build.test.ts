import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { buildPortal } from '../../src/portal/index.ts';

const root = join(import.meta.dirname, '../..');

test('two builds are the same to the byte', async () => {
  const { portalFiles } = await import('../../src/portal/build.ts');
  const files = await portalFiles(root, new URL('http://127.0.0.1:4010/'));
  expect(files.size).toBeGreaterThan(50);
  for (const [path, content] of files) {
    const built = await readFile(join(inject('folder'), path));
    expect(Buffer.from(content).equals(built), path).toBe(true);
  }
});

test('nothing is built when nothing changed', async () => {
  expect(await buildPortal({ root })).toMatchObject({ built: false });
});
