import { describe, expect, test } from 'vitest';
import type { ClearError, Logger } from '../../src/client/index.ts';
import { oneIntegration, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { generated, serve, signedUrl } from './server.ts';

const filename = 'a.csv';

describe('Retry-After', () => {
  test.each(['+3000', 'about 4000', '9999.5', '0x10', '1e9', '2026', '9999-12-31'])(
    'of %j is the wait that it says, or none',
    async (value) => {
      const { url } = await serve(() => ({ status: 503, headers: { 'retry-after': value } }));
      const { clock, waits } = instantClock();
      const error = await rejection<ClearError>(
        oneIntegration(url, { clock }).presign({ filename }),
      );
      const isNumber = value === '2026';
      expect(error.retryAfter).toBe(isNumber ? 2026 : undefined);
      expect(waits).toEqual(isNumber ? [] : [250, 500]);
    },
  );
});

test.each([1.5, -1, Number.NaN, '2'])('retries of %j are refused', (retries) => {
  const make = () => oneIntegration('https://api.example.com', { retries: retries as number });
  expect(make).toThrow(/^retries must be a /);
});

test.each(['Transfer-Encoding', 'content-length', 'Connection', 'Host', 'Expect'])(
  'an own header %s is refused, which only the runtime may set',
  (name) => {
    const make = () =>
      oneIntegration('https://api.example.com', { headers: { [name]: 'chunked' } });
    expect(make).toThrow(`headers must leave ${name} to the runtime.`);
  },
);

test('attempts count what was sent to a first URL and to a second', async () => {
  let puts = 0;
  const expired = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
  const served = await serve(({ method }) => {
    if (method !== 'PUT') return generated(signedUrl(served.url));
    puts++;
    if (puts === 1) return { status: 503 };
    return puts === 2 ? { status: 403, body: expired } : {};
  });
  const { clock } = instantClock(1, (wait) => wait < 1000);
  const client = oneIntegration(served.url, { clock });
  expect(await client.upload({ filename, body: 'a' })).toMatchObject({ attempts: 3 });
  expect(puts).toBe(3);
});

test('so do those of an error', async () => {
  const expired = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
  const served = await serve(({ method }) =>
    method === 'PUT' ? { status: 403, body: expired } : generated(signedUrl(served.url)),
  );
  const call = oneIntegration(served.url).upload({ filename, body: 'a' });
  expect(await rejection(call)).toMatchObject({ code: 'url-expired', attempts: 2 });
});

test.each([['user:pass@word'], [':pass@word'], ['user']])(
  'a URL with %s before its host is refused and shows nothing of it',
  async (user) => {
    const target = `https://${user}@storage.clear.in/a.csv?X-Amz-Signature=s`;
    const { url } = await serve(() => generated(target));
    const client = oneIntegration(url);
    const presigned = await client.presign({ filename });
    expect(presigned.location).toBe('https://storage.clear.in/a.csv');
    const error = await rejection<ClearError>(client.upload({ filename, body: 'a' }));
    expect(error).toMatchObject({ code: 'storage-refused', attempts: 0 });
    expect(error.message).not.toMatch(/user:|user@|pass|word/);
  },
);

test.each([
  ['nothing that can be a text', Object.create(null)],
  ['null', null],
  ['an object that fails to be one', { toString: () => ({}) }],
])('an abort with %s is an abort', async (_, reason) => {
  const controller = new AbortController();
  const { url } = await serve(() => {
    controller.abort(reason);
    return undefined;
  });
  const call = oneIntegration(url).presign({ filename, signal: controller.signal });
  expect(await rejection(call)).toMatchObject({ code: 'aborted' });
});

test('an error text with line ends makes one line of a log and of a message', async () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  const message = 'no\r\n2026-02-08 clear-presign: success\u2028\u0085\u001b[2Jall well';
  const { url } = await serve(() => ({
    status: 400,
    body: JSON.stringify({ success: false, error: { code: '400', message } }),
  }));
  const client = oneIntegration(url, { logger, logLevel: 'debug' });
  const error = await rejection<ClearError>(client.presign({ filename }));
  expect(lines).toHaveLength(1);
  for (const text of [...lines, error.message]) expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
});
