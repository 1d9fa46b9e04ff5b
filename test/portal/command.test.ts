import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../src/portal/freshness.ts';
import { run } from '../../src/portal/main.ts';
import { folderAt } from '../../src/portal/serving.ts';
import { copyOfRepository } from '../house/copy.ts';
import { perform } from '../spec/workspace.ts';

let copy: Awaited<ReturnType<typeof copyOfRepository>>;
beforeAll(async () => {
  copy = await copyOfRepository();
});
afterAll(() => copy[Symbol.asyncDispose]());

test('a contract that is not there is told in one sentence, as is a wrong option', async () => {
  const storage = join(copy.folder, 'spec/storage.yaml');
  await rm(storage);
  // What failed a second time, with nobody to hear it, would fail this run.
  expect(await perform(run, [], copy.folder)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${storage}, named by apis: storage: in redocly.yaml, cannot be read: ENOENT.\n`,
  });
  expect(await perform(run, ['--prefix'], copy.folder)).toEqual({
    code: 1,
    stdout: '',
    stderr:
      "Unknown option '--prefix'. Write, for instance: npm run docs -- --site https://docs.example.com/\n",
  });
});

test('where the portal will stand may be said with or without a slash at the end', () => {
  for (const site of ['https://docs.example.com/any', 'https://docs.example.com/any/']) {
    expect(new URL('guides/', folderAt(site)).href).toBe('https://docs.example.com/any/guides/');
  }
});

test('the pages are made anew when the command changes, whose help they show', async () => {
  const before = await digest(copy.folder, '');
  await appendFile(join(copy.folder, 'src/cli/program.ts'), '// Changed.\n');
  expect(await digest(copy.folder, '')).not.toBe(before);
});
