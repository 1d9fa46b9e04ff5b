import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { folderStore } from '../../src/mock/storage/folder-store.ts';
import { memoryStore } from '../../src/mock/storage/memory-store.ts';
import { oneIntegrationUrl, put } from './calls.ts';
import { send } from './request.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});
afterEach(() => rm(folder, { recursive: true }));

const store = async (mock: Mock, name: string, body = 'gstin\n') =>
  put(await oneIntegrationUrl(mock.url, name), body, 'text/csv');
const pathOf = async (mock: Mock): Promise<string> =>
  JSON.parse((await send(mock.url, { path: '/__mock/objects' })).text).objects[0].path;
const filesIn = async (place: string) =>
  (await readdir(place, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

test('an upload of more than 2 GiB can be fetched', async () => {
  await using mock = await startMock({ data: folder });
  await store(mock, 'large.csv');
  const [file = ''] = await filesIn(folder);
  await truncate(file, 3 * 1024 ** 3);
  const path = await pathOf(mock);
  const head = await send(mock.url, { method: 'HEAD', path });
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': `${3 * 1024 ** 3}` } });
  const response = await fetch(mock.url + path);
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString('latin1', 0, 6)).toBe('gstin\n');
  // Else the mock waits at its end for the rest to be fetched.
  await reader?.cancel();
});

test('an upload whose file is gone is a 404 that says nothing of this machine', async () => {
  await using mock = await startMock({ data: folder });
  await store(mock, 'gone.csv');
  const path = await pathOf(mock);
  for (const file of await filesIn(folder)) await rm(file);
  const answer = await send(mock.url, { path });
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain(folder);
});

test.each(['../a.csv', 'a/./b.csv', './../..csv', 'a/../../b.csv'])(
  'an upload named %s can be fetched at the address that is listed',
  async (name) => {
    await using mock = await startMock();
    await store(mock, name);
    // fetch takes dot segments out of a URL, as every client does.
    const answer = await fetch(mock.url + (await pathOf(mock)));
    expect([answer.status, await answer.text()]).toEqual([200, 'gstin\n']);
  },
);

describe('a data folder', () => {
  test.each([
    ['POST', '/__mock/reset'],
    ['DELETE', '/__mock/objects'],
  ])('%s %s says what it leaves there, and can remove it', async (method, path) => {
    await using mock = await startMock({ data: folder });
    await store(mock, 'a.csv');
    await store(mock, 'b.csv');
    const left = await send(mock.url, { method, path });
    expect(left.status).toBe(200);
    expect(JSON.parse(left.text)).toEqual({
      left: { files: 2, bytes: 12 },
      detail: 'These stay in the --data folder. The same call with ?files=remove removes them.',
    });
    expect(mock.objects()).toEqual([]);
    expect(await filesIn(folder)).toHaveLength(2);
    expect(await send(mock.url, { method, path: `${path}?files=remove` })).toMatchObject({
      status: 204,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a program is told the same', async () => {
    await using mock = await startMock({ data: folder });
    await store(mock, 'a.csv');
    expect(await mock.reset()).toEqual({ files: 1, bytes: 6 });
    expect(await mock.reset({ files: true })).toEqual({ files: 0, bytes: 0 });
    expect(await readdir(folder)).toEqual([]);
  });

  test('has a limit for all uploads, forgotten ones too', async () => {
    await using mock = await startMock({ data: folder, maxStoredBytes: 10 });
    expect((await store(mock, 'a.csv')).status).toBe(200);
    await mock.reset();
    const refused = await store(mock, 'b.csv');
    expect(refused.status).toBe(503);
    expect(refused.headers['x-mock-note']).toBe(
      '6 bytes do not fit beside the 6 of other uploads: 10 are kept in the data folder',
    );
    await mock.reset({ files: true });
    expect((await store(mock, 'b.csv')).status).toBe(200);
  });

  test('no longer counts a file that somebody removed', async () => {
    await using mock = await startMock({ data: folder, maxStoredBytes: 10 });
    expect((await store(mock, 'a.csv')).status).toBe(200);
    await rm(folder, { recursive: true });
    expect((await store(mock, 'b.csv')).status).toBe(200);
    expect(await mock.reset()).toEqual({ files: 1, bytes: 6 });
  });
});

test('in memory, uploads on their way count, and the oldest stored ones make room', async () => {
  await using mock = await startMock({ maxStoredBytes: 10 });
  expect((await store(mock, 'first.csv')).status).toBe(200);
  const url = new URL(await oneIntegrationUrl(mock.url, 'slow.csv'));
  const headers = { 'content-type': 'text/csv', 'content-length': '6', expect: '100-continue' };
  const slow = request(url, { method: 'PUT', headers });
  slow.flushHeaders();
  await once(slow, 'continue');
  expect(mock.objects()).toEqual([]);
  const refused = await store(mock, 'second.csv');
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('<Code>SlowDown</Code>');
  expect(refused.headers['x-mock-note']).toBe(
    '6 bytes do not fit beside the 6 of other uploads that are still coming: 10 are kept in memory',
  );
  slow.end('gstin\n');
  const [answer] = await once(slow, 'response');
  expect(answer.statusCode).toBe(200);
  answer.resume();
  expect((await store(mock, 'second.csv')).status).toBe(200);
  expect(mock.objects().map(({ key }) => key.split('/').at(-1))).toEqual(['second.csv']);
});

const uploadOf = (key: string, content: string, size = content.length) => ({
  facts: { bucket: 'b', key, size, contentType: 'text/csv', storedAt: 0 },
  path: `/b/${key}`,
  md5: undefined,
  body: Readable.from([Buffer.from(content)]),
});

test('memory keeps its sum through uploads of one key, and forgets the oldest', async () => {
  const kept = memoryStore(10, 2);
  const keys = () => kept.list().map(({ key }) => key);
  for (let i = 0; i < 3; i++) await kept.put(uploadOf('a', '1234'));
  kept.reserve(6);
  expect(keys()).toEqual(['a']);
  await kept.clear(false);
  await kept.put(uploadOf('b', '1'));
  await kept.put(uploadOf('c', '1'));
  kept.reserve(2);
  expect(keys()).toEqual(['b', 'c']);
  await kept.put(uploadOf('d', '1'));
  expect(keys()).toEqual(['c', 'd']);
});

test('what ends before its size is kept nowhere', async () => {
  for (const kept of [memoryStore(10, 2), await folderStore(folder, 10, 2)]) {
    await expect(kept.put(uploadOf('a', '123', 4))).rejects.toThrow('3 bytes instead of 4');
    expect(kept.list()).toEqual([]);
  }
  expect(await filesIn(folder)).toEqual([]);
});

test('an upload cannot run as a page of this origin', async () => {
  await using mock = await startMock();
  await put(await oneIntegrationUrl(mock.url, 'page.csv'), '<script>', 'text/csv');
  const { headers } = await send(mock.url, { path: await pathOf(mock) });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
});

test('what the disk says of an upload is told without the folder', async () => {
  await using mock = await startMock({ data: folder });
  await store(mock, 'a.csv');
  const [file = ''] = await filesIn(folder);
  await rm(file);
  await mkdir(file);
  const remove = { method: 'DELETE', path: '/__mock/objects?files=remove' };
  const { status, text } = await send(mock.url, remove);
  expect({ status, detail: JSON.parse(text).detail }).toEqual({
    status: 500,
    detail: 'rm ERR_FS_EISDIR',
  });
});

test('a folder keeps its sum, and no more of its uploads in mind than memory does', async () => {
  const kept = await folderStore(folder, 10, 100);
  await kept.put(uploadOf('a', '12345'));
  await kept.put(uploadOf('a', '1234'));
  expect(kept.reserve(7)).toMatch(/^7 bytes do not fit beside the 4 of other uploads/);
  expect(kept.reserve(6)).toBeTypeOf('function');
  const few = await folderStore(folder, 100, 2);
  for (const key of ['b', 'c', 'd']) await few.put(uploadOf(key, '1'));
  expect(few.list().map(({ key }) => key)).toEqual(['c', 'd']);
  expect(few.reserve(98)).toMatch(/beside the 3 of other uploads/);
  expect(await few.clear(true)).toEqual({ files: 0, bytes: 0 });
  expect((await filesIn(folder)).map((file) => basename(file))).toEqual(['a']);
});
