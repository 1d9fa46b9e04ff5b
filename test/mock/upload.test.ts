import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { fileOf } from '../../src/mock/storage/folder-store.ts';
import { integrationV1Url, oneIntegrationUrl, put } from './calls.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const register = 'gstin,amount\n29ABCDE1234F1Z5,100\n';
const mismatch =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>';

describe('the Content-Type that a URL is signed for', () => {
  test.each([
    ['sales.csv', 'text/csv'],
    ['sales.xls', 'application/vnd.ms-excel'],
    ['sales.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['registers.zip', 'application/zip'],
  ])('is, for One Integration and %s, %s', async (name, contentType) => {
    const url = await oneIntegrationUrl(mock.url, name);
    expect(await put(url, register, contentType)).toMatchObject({ status: 200, text: '' });
    expect(await put(url, register, 'application/octet-stream')).toMatchObject({
      status: 403,
      text: mismatch,
    });
  });

  test.each([
    ['CSV', 'application/vnd.ms-excel'],
    ['XLS', 'application/vnd.ms-excel'],
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('is, for Integration v1 and %s, %s', async (fileContentType, contentType) => {
    const url = await integrationV1Url(mock.url, 'no-extension', fileContentType);
    expect(await put(url, register, contentType)).toMatchObject({ status: 200, text: '' });
    expect(await put(url, register, 'text/csv')).toMatchObject({ status: 403, text: mismatch });
  });
});

describe('a stored upload', () => {
  test('is answered with its MD5 and kept byte for byte', async () => {
    const bytes = randomBytes(300_000);
    const answer = await put(
      await oneIntegrationUrl(mock.url, 'bytes.zip'),
      bytes,
      'application/zip',
    );
    const md5 = createHash('md5').update(bytes).digest('hex');
    expect(answer).toMatchObject({ status: 200, text: '', headers: { etag: `"${md5}"` } });
    const stored = mock.objects().find(({ key }) => key.endsWith('/bytes.zip'));
    expect(await stored?.read()).toEqual(bytes);
    expect(stored).toMatchObject({
      bucket: 'one-integration-staging',
      size: 300_000,
      contentType: 'application/zip',
    });
  });

  test('may be empty, and may be sent again over the same URL', async () => {
    const url = await oneIntegrationUrl(mock.url, 'again.csv');
    const empty = await put(url, '', 'text/csv');
    expect(empty.headers.etag).toBe('"d41d8cd98f00b204e9800998ecf8427e"');
    await put(url, register, 'text/csv');
    const stored = mock.objects().filter(({ key }) => key.endsWith('/again.csv'));
    expect(await Promise.all(stored.map(async (object) => String(await object.read())))).toEqual([
      register,
    ]);
  });

  test.each([
    'a b+c&d=e?f#g%h.csv',
    'विक्रय रजिस्टर.csv',
    '../../etc/passwd.csv',
    'quotes\'"!*().csv',
    '😀.csv',
  ])('keeps the name %s at the end of its key', async (name) => {
    for (const url of [
      await oneIntegrationUrl(mock.url, name),
      await integrationV1Url(mock.url, name),
    ]) {
      const contentType = url.includes('ingestionv2') ? 'application/vnd.ms-excel' : 'text/csv';
      // fetch reads the URL as a browser does.
      const answer = await fetch(url, {
        method: 'PUT',
        body: new TextEncoder().encode(register),
        headers: { 'content-type': contentType },
      });
      expect(answer.status).toBe(200);
      expect(mock.objects().at(-1)?.key.endsWith(name)).toBe(true);
    }
  });
});

test('says 100 Continue to a good request, and refuses a bad one before its body', async () => {
  const url = new URL(await oneIntegrationUrl(mock.url, 'continue.csv'));
  const answers = await Promise.all(
    ['text/csv', 'text/plain'].map(
      (contentType) =>
        new Promise<string>((resolve, reject) => {
          let log = '';
          const headers = {
            'content-type': contentType,
            'content-length': String(register.length),
            expect: '100-continue',
          };
          const outgoing = request(url, { method: 'PUT', headers });
          outgoing.flushHeaders();
          outgoing.on('continue', () => {
            log += 'continue ';
            outgoing.end(register);
          });
          outgoing.on('response', (answer) => {
            resolve(`${log}${answer.statusCode} ${answer.headers.connection}`);
            answer.resume();
            outgoing.destroy();
          });
          outgoing.on('error', reject);
        }),
    ),
  );
  expect(answers).toEqual(['continue 200 keep-alive', '403 close']);
});

test('keeps 500 uploads that arrive at once apart', async () => {
  const uploads = Array.from({ length: 500 }, (_, i) => ({
    name: `file-${i}.csv`,
    bytes: Buffer.concat([Buffer.from(`${i}\n`), randomBytes(1 + ((i * 37) % 4096))]),
  }));
  await Promise.all(
    uploads.map(async ({ name, bytes }) => {
      const answer = await put(await oneIntegrationUrl(mock.url, name), bytes, 'text/csv');
      expect(answer.status).toBe(200);
    }),
  );
  const stored = new Map(mock.objects().map((object) => [object.key.split('/').at(-1), object]));
  for (const { name, bytes } of uploads) expect(await stored.get(name)?.read()).toEqual(bytes);
});

test('with a data folder, stores each upload as a file at its bucket and key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'data-'));
  try {
    await using mock = await startMock({ data: folder });
    await put(await oneIntegrationUrl(mock.url, '../up.csv'), register, 'text/csv');
    await put(
      await integrationV1Url(mock.url, 'x'.repeat(700)),
      register,
      'application/vnd.ms-excel',
    );
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    );
    expect(files.map(({ name }) => name.slice(-9)).toSorted()).toEqual(['up.csv', 'xxxxxxxxx']);
    for (const { parentPath, name } of files) {
      expect(await readFile(join(parentPath, name), 'utf8')).toBe(register);
    }
    expect(await Promise.all(mock.objects().map(({ read }) => read().then(String)))).toEqual([
      register,
      register,
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('two spellings of one key overwrite each other, in memory and in a data folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'data-'));
  try {
    for (const options of [{}, { data: folder }]) {
      await using mock = await startMock(options);
      const url = await oneIntegrationUrl(mock.url, 'a.csv');
      expect(await put(url, 'first', 'text/csv')).toMatchObject({ status: 200 });
      const again = url.replace('/a.csv?', '%2F%61.csv?');
      expect(await put(again, register, 'text/csv')).toMatchObject({ status: 200 });
      const stored = mock.objects().map(async (object) => String(await object.read()));
      expect(await Promise.all(stored)).toEqual([register]);
    }
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    );
    expect(files.map(({ name }) => name)).toEqual(['a.csv']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('the file of an upload', () => {
  test.each([
    ['/v1/bucket/a%20b.csv', 'C:\\data\\v1\\bucket\\a%20b.csv'],
    ['/v1/bucket/..\\..\\..\\evil.csv', 'C:\\data\\v1\\bucket\\..%5C..%5C..%5Cevil.csv'],
    ['/v1/../../evil.csv', 'C:\\data\\v1\\%2E%2E\\%2E%2E\\evil.csv'],
    ['/v1/./a', 'C:\\data\\v1\\%2E\\a'],
    ['/v1/D:evil.csv', 'C:\\data\\v1\\D%3Aevil.csv'],
    ['/v1/a.csv:stream', 'C:\\data\\v1\\a.csv%3Astream'],
    ['/v1/\u00e9%E0%A4', 'C:\\data\\v1\\%C3%A9%E0%A4'],
    ['/v1/a..', 'C:\\data\\v1\\a%2E%2E'],
    ['/v1/nul.csv', 'C:\\data\\v1\\%6Eul.csv'],
    ['/v1/COM1', 'C:\\data\\v1\\%43OM1'],
    ['/v1/console.csv', 'C:\\data\\v1\\console.csv'],
    ['/v1/a//b/', 'C:\\data\\v1\\a\\%\\b\\%'],
  ])('of %s stays in the folder, on Windows as %s', (path, file) => {
    expect(win32.join('C:\\data', fileOf(path))).toBe(file);
  });
});

test('answers as storage that failed when the disk does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'data-'));
  try {
    await using mock = await startMock({ data: join(folder, 'data') });
    const url = await oneIntegrationUrl(mock.url, 'a.csv');
    await rm(join(folder, 'data'), { recursive: true });
    await writeFile(join(folder, 'data'), 'no folder');
    expect(await put(url, register, 'text/csv')).toMatchObject({
      status: 500,
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>',
    });
    await rm(join(folder, 'data'));
    expect(await put(url, register, 'text/csv')).toMatchObject({ status: 200 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
