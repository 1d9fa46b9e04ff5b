import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ClearError, fromPath } from '../../src/client/node.ts';
import { oneIntegration, oneIntegrationOnNode, rejection } from './clients.ts';
import { putServer } from './put-server.ts';

const content = 'a,b\n'.repeat(500_000);

async function file(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'changing-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'purchase.csv');
  await writeFile(path, content);
  return path;
}

/** What an ERP that is still writing, or a person, does to a file. */
const changes: readonly [string, (path: string) => Promise<void>][] = [
  ['grows', (path) => appendFile(path, '3,4\n')],
  ['shrinks', (path) => truncate(path, 1_000_000)],
  [
    'is replaced by another of its size',
    async (path) => {
      await writeFile(path, content.replaceAll('a', 'c'));
      await utimes(path, new Date(), new Date(Date.now() + 60_000));
    },
  ],
];

const ways = [
  ['by Node itself', oneIntegrationOnNode],
  ['by fetch', oneIntegration],
] as const;

const cases = ways.flatMap(([way, client]) =>
  changes.map(([what, change]) => ({ way, client, what, change })),
);

test.each(cases)('a file that $what before it is sent $way is not stored', async (one) => {
  const { url, stored } = await putServer();
  const path = await file();
  const body = await fromPath(path);
  await one.change(path);
  const call = one.client(url).upload({ filename: 'a.csv', body });
  const error = await rejection<ClearError>(call);
  expect(error).toMatchObject({ code: 'invalid-option', option: 'path', attempts: 1 });
  expect(error.message).toMatch(`path ${path} has changed since it was looked at`);
  expect(stored).toEqual([]);
});

test.each(cases)('a file that $what while it is sent $way is not stored', async (one) => {
  const { url, stored } = await putServer();
  const path = await file();
  const { chunks, ...body } = await fromPath(path);
  const changing = async function* () {
    let isChanged = false;
    for await (const chunk of chunks?.() ?? []) {
      if (!isChanged) await one.change(path);
      isChanged = true;
      yield chunk;
    }
  };
  const call = one.client(url).upload({ filename: 'a.csv', body: { ...body, chunks: changing } });
  expect(await rejection(call)).toMatchObject({
    code: 'invalid-option',
    option: 'path',
    attempts: 1,
  });
  expect(stored).toEqual([]);
});

test.skipIf(process.platform === 'win32').each(ways)(
  'a file in whose place a named pipe stands is refused, sent %s',
  async (_, client) => {
    const { url, stored } = await putServer();
    const path = await file();
    const body = await fromPath(path);
    await rm(path);
    execFileSync('mkfifo', [path]);
    const call = client(url).upload({ filename: 'a.csv', body });
    expect(await rejection(call)).toMatchObject({ code: 'invalid-option', option: 'path' });
    expect(stored).toEqual([]);
  },
);

test('the name of a file adds no line to an error', async () => {
  const error = await rejection<ClearError>(fromPath('no/such\nfile\u2028.csv'));
  expect(error.message).toBe('path no/such file .csv cannot be read: ENOENT.');
});

test('a file that stays as it is is stored', async () => {
  const { url, stored } = await putServer();
  await oneIntegrationOnNode(url).uploadFile(await file());
  expect(stored).toEqual([content]);
});
