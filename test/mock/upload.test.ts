import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { integrationV1Url, oneIntegrationUrl, put } from './calls.ts';
import { send, target } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ maxUploadBytes: 1_000_000 });
});
afterAll(() => mock.close());

const register = 'gstin,amount\n29ABCDE1234F1Z5,100\n';
const xml = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const mismatch = xml(
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
);

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

describe('storage refuses', () => {
  const cases: readonly [string, (url: string) => string, object, number, string][] = [
    [
      'a URL without a signature',
      (url) => url.replace(/\?.*/, ''),
      {},
      403,
      xml('AccessDenied', 'Access Denied'),
    ],
    [
      'an unknown bucket',
      (url) => url.replace(/one-integration-staging.*/, 'other/key.csv'),
      {},
      404,
      xml('NoSuchBucket', 'The specified bucket does not exist.'),
    ],
    [
      'a damaged query',
      (url) => url.replace(/&X-Amz-Expires=\d+/, ''),
      {},
      400,
      xml('AuthorizationQueryParametersError', 'Error parsing the X-Amz-Credential parameter.'),
    ],
    [
      'a malformed escape in the query',
      (url) => `${url}&a=%E0%A4%A`,
      {},
      400,
      xml('AuthorizationQueryParametersError', 'Error parsing the X-Amz-Credential parameter.'),
    ],
    [
      'a longer lifetime than was signed',
      (url) => url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=36000'),
      {},
      403,
      mismatch,
    ],
    [
      'another key of an object',
      (url) => url.replace('register.csv?', 'other.csv?'),
      {},
      403,
      mismatch,
    ],
    ['an extra query parameter', (url) => `${url}&x-id=PutObject`, {}, 403, mismatch],
    [
      'a changed signature',
      (url) => url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      {},
      403,
      mismatch,
    ],
    [
      'another signer’s key',
      (url) => url.replace(/MOCK-[^%]+/, 'someone'),
      {},
      403,
      xml(
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
      ),
    ],
    ['another Host', (url) => url, { host: 'localhost' }, 403, mismatch],
    [
      'an x-amz- header that is not signed',
      (url) => url,
      { 'x-amz-acl': 'private' },
      403,
      xml('AccessDenied', 'There were headers present in the request which were not signed'),
    ],
    [
      'more bytes than are taken',
      (url) => url,
      { 'content-length': '1000001' },
      400,
      xml('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.'),
    ],
  ];
  test.each(cases)('%s', async (_, change, headers, status, text) => {
    const url = change(await oneIntegrationUrl(mock.url, 'register.csv'));
    const length = { 'content-length': String(register.length) };
    const answer = await send(mock.url, {
      method: 'PUT',
      path: target(url),
      headers: { 'content-type': 'text/csv', expect: '100-continue', ...length, ...headers },
    });
    expect(answer).toMatchObject({ status, text, headers: { 'content-type': 'application/xml' } });
  });

  test('an expired URL, as soon as its last second is over', async () => {
    const url = await oneIntegrationUrl(mock.url, 'late.csv');
    mock.clock.advance(3_598_000);
    expect((await put(url, register, 'text/csv')).status).toBe(200);
    mock.clock.advance(2_000);
    expect(await put(url, register, 'text/csv')).toMatchObject({
      status: 403,
      text: xml('AccessDenied', 'Request has expired'),
    });
    mock.clock.reset();
    const short = await integrationV1Url(mock.url, 'late.csv');
    mock.clock.advance(600_000);
    expect(await put(short, register, 'application/vnd.ms-excel')).toMatchObject({
      status: 403,
      text: xml('AccessDenied', 'Request has expired'),
    });
    mock.clock.reset();
  });

  test('a key of more than 1024 bytes', async () => {
    const url = await integrationV1Url(mock.url, 'न'.repeat(400));
    expect(await put(url, register, 'application/vnd.ms-excel')).toMatchObject({
      status: 400,
      text: xml('KeyTooLongError', 'Your key is too long.'),
    });
  });

  test('a chunked body, and one without a length', async () => {
    const path = target(await oneIntegrationUrl(mock.url, 'chunked.csv'));
    const headers = { 'content-type': 'text/csv' };
    const chunked = {
      method: 'PUT',
      path,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
    };
    expect(await send(mock.url, { ...chunked, body: register })).toMatchObject({
      status: 501,
      text: xml(
        'NotImplemented',
        'A header you provided implies functionality that is not implemented.',
      ),
    });
    const host = new URL(mock.url).host;
    const bare = await raw(
      `PUT ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n`,
    );
    expect(bare).toMatch(/^HTTP\/1\.1 411 Length Required\r\n/);
    expect(bare).toContain(
      xml('MissingContentLength', 'You must provide the Content-Length HTTP header.'),
    );
  });

  test('a body that ends before it is whole, and stores nothing of it', async () => {
    const path = target(await oneIntegrationUrl(mock.url, 'cut.csv'));
    const host = new URL(mock.url).host;
    const answer = await raw(
      `PUT ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\nonly this`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain(
      xml(
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header.',
      ),
    );
    expect(mock.objects().some(({ key }) => key.endsWith('cut.csv'))).toBe(false);
  });

  test('to be read', async () => {
    const path = target(await oneIntegrationUrl(mock.url, 'read.csv'));
    expect(await send(mock.url, { path })).toMatchObject({
      status: 405,
      headers: { allow: 'PUT, OPTIONS' },
    });
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
    expect(files.map(({ name }) => name.slice(-9)).toSorted()).toEqual(['%2Fup.csv', 'xxxxxxxxx']);
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

/** Sends bytes and half-closes, as a client does that has no more to say. */
async function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(mock.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.end(bytes);
  return text(socket);
}
