import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compare } from '../../../src/tasks/diff/compare.ts';
import { released } from '../../../src/tasks/diff/released.ts';

const root = join(import.meta.dirname, '../../..');

/** A document that is new is in no release yet. */
const names = readdirSync(join(root, 'spec/released')).map((file) => file.replace('.json', ''));

it('the documents that were released once stay so', () => {
  expect(names).toEqual(expect.arrayContaining(['one-integration', 'integration-v1', 'storage']));
});

it.each(names)('%s breaks no caller of its release without a new major version', async (name) => {
  const before = (await released(root)).get(name);
  const after = JSON.parse(await readFile(join(root, `generated/${name}/openapi.json`), 'utf8'));
  expect(before?.info.title).toBe(after.info.title);
  const { breaks, changes } = await compare(before ?? after, after);
  expect(breaks ? changes.filter(({ impact }) => impact === 'major') : []).toEqual([]);
});
