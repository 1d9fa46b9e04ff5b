import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
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

  test('a URL that was signed more than 15 minutes ahead, and not one of a little less', async () => {
    mock.clock.advance(905_000);
    const early = await oneIntegrationUrl(mock.url, 'early.csv');
    mock.clock.reset();
    expect(await put(early, register, 'text/csv')).toMatchObject({
      status: 403,
      text: xml('AccessDenied', 'Access Denied'),
    });
    expect(mock.requests().at(-1)).toMatchObject({
      example: 'access-denied',
      note: expect.stringMatching(
        /^the URL is not valid yet: its date is 90\d s ahead of the mock's clock$/,
      ),
    });
    mock.clock.advance(10_000);
    expect(await put(early, register, 'text/csv')).toMatchObject({ status: 200 });
    mock.clock.reset();
  });

  test('a URL that was signed for more than seven days', async () => {
    const url = await oneIntegrationUrl(mock.url, 'late.csv');
    const long = url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=604801');
    expect(await put(long, register, 'text/csv')).toMatchObject({
      status: 400,
      text: xml(
        'AuthorizationQueryParametersError',
        'Error parsing the X-Amz-Credential parameter.',
      ),
    });
    expect(mock.requests().at(-1)?.note).toBe(
      'X-Amz-Expires is 604801 seconds; at most 604800 can be signed',
    );
  });

  test('bytes that are not those of Content-MD5, in memory and in a data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'data-'));
    try {
      for (const options of [{}, { data: folder }]) {
        await using own = await startMock(options);
        const url = await oneIntegrationUrl(own.url, 'a.csv');
        const md5 = createHash('md5').update(register).digest('base64');
        const send = (body: string) => put(url, body, 'text/csv', { 'content-md5': md5 });
        expect(await send('other bytes')).toMatchObject({
          status: 400,
          text: xml('BadDigest', 'The Content-MD5 you specified did not match what we received.'),
        });
        expect(own.objects()).toEqual([]);
        expect((await send(register)).status).toBe(200);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
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
      '\r\nx-mock-note: the body ended before it had the bytes of its Content-Length\r\n',
    );
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

describe('x-mock-note says why, in one line that a page of any origin may read', () => {
  test.each([
    [
      'another Content-Type',
      (url: string) => url,
      'text/plain',
      'the URL was signed for Content-Type text/csv, not text/plain',
    ],
    [
      'a Content-Type that no terminal should see',
      (url: string) => url,
      'text/\u009b31m',
      'the URL was signed for Content-Type text/csv, not text/%C2%9B31m',
    ],
    [
      'another signature',
      (url: string) => url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=36000'),
      'text/csv',
      'method, path, query or host are not those that were signed',
    ],
    [
      'a session that is not the mock’s',
      (url: string) => `${url}&X-Amz-Security-Token=secret-word`,
      'text/csv',
      'X-Amz-Security-Token is not of this session',
    ],
    [
      'a bucket whose name has two lines',
      (url: string) => url.replace(/one-integration-staging.*/, 'a%0D%0Ab%E2%82%AC/key.csv'),
      'text/csv',
      'no bucket a%0D%0Ab%E2%82%AC',
    ],
    [
      'a bucket with a long name',
      (url: string) => url.replace(/one-integration-staging.*/, `${'b'.repeat(2000)}/key.csv`),
      'text/csv',
      `no bucket ${'b'.repeat(490)}`,
    ],
  ])('%s', async (_, change, contentType, note) => {
    const url = change(await oneIntegrationUrl(mock.url, 'register.csv'));
    const body = Buffer.from(register);
    const answer = await put(url, body, contentType, { origin: 'https://docs.example' });
    expect(answer.headers).toMatchObject({
      'x-mock-note': note,
      'access-control-expose-headers': '*',
    });
    expect(answer.headers['x-mock-example']).toBeDefined();
  });

  test('and a success needs none', async () => {
    const url = await oneIntegrationUrl(mock.url, 'register.csv');
    const { status, headers } = await put(url, register, 'text/csv');
    expect({ status, note: headers['x-mock-note'] }).toEqual({ status: 200, note: undefined });
  });
});

/** Sends bytes and half-closes, as a client does that has no more to say. */
async function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(mock.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.end(bytes);
  return text(socket);
}
