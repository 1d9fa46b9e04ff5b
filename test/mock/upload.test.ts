import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { send, target } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

async function urlFor(name: string): Promise<string> {
  const answer = await send(mock.url, {
    path: `/one-integration/action/pre-sign?filename=${encodeURIComponent(name)}`,
    headers: {
      'x-clear-auth-token': 'any',
      'x-integration-id': '00000000-0000-4000-8000-000000000009',
    },
  });
  return JSON.parse(answer.text).result.uploadUrl;
}

const register = Buffer.from('gstin,amount\n29ABCDE1234F1Z5,100\n');

test('stores what is put to the returned URL and answers with its MD5', async () => {
  const url = await urlFor('sales.csv');
  const answer = await send(mock.url, {
    method: 'PUT',
    path: target(url),
    headers: { 'content-type': 'text/csv', 'content-length': String(register.length) },
    body: register,
  });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe('');
  expect(answer.headers.etag).toBe(`"${createHash('md5').update(register).digest('hex')}"`);
  const stored = mock.objects().find(({ key }) => key.endsWith('/sales.csv'));
  expect(await stored?.read()).toEqual(register);
});

test('refuses another Content-Type than the one that was signed', async () => {
  const url = await urlFor('sales.csv');
  const answer = await send(mock.url, {
    method: 'PUT',
    path: target(url),
    headers: {
      'content-type': 'application/vnd.ms-excel',
      'content-length': String(register.length),
    },
    body: register,
  });
  expect(answer.status).toBe(403);
  expect(answer.headers['content-type']).toBe('application/xml');
  expect(answer.text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>',
  );
});
