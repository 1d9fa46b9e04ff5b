import { describe, expect, test } from 'vitest';
import { type ClearError, StorageRefusedError, UrlExpiredError } from '../../src/client/index.ts';
import { integrationV1, oneIntegration, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { created, generated, type Received, type Reply, serve, signedUrl } from './server.ts';

const stored: Reply = { headers: { etag: '"900150983cd24fb0d6963f7d28e17f72"' } };
const isPut = ({ method }: Received) => method === 'PUT';
const xml = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});

/** Both steps on one loopback server; `put` answers the uploads. */
async function storage(put: (count: number) => Reply = () => stored, url = signedUrl) {
  let puts = 0;
  let base = '';
  const served = await serve((request) => {
    if (isPut(request)) return put(++puts);
    const reply = request.url.startsWith('/integration') ? created : generated;
    return reply(url(base));
  });
  base = served.url;
  return { ...served, puts: () => served.received.filter(isPut) };
}

describe('what is sent', () => {
  const bytes = new Uint8Array([97, 44, 98]);
  test.each([
    ['a Blob', new Blob(['a,b'])],
    ['a Blob with a type of its own', new Blob(['a,b'], { type: 'text/html' })],
    ['a File', new File(['a,b'], 'x.txt', { type: 'text/plain' })],
    ['an ArrayBuffer', bytes.buffer],
    ['a typed array', bytes],
    ['a view of a part', new Uint8Array([0, 97, 44, 98, 0]).subarray(1, 4)],
    ['a DataView', new DataView(bytes.buffer)],
    ['a string', 'a,b'],
  ])('is %s with the Content-Type of One Integration, and nothing of ours', async (_, body) => {
    const { url, puts } = await storage();
    const uploaded = await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(uploaded).toMatchObject({
      etag: '"900150983cd24fb0d6963f7d28e17f72"',
      size: 3,
      attempts: 1,
    });
    const [put] = puts();
    expect(put).toMatchObject({
      body: 'a,b',
      headers: { 'content-type': 'text/csv', 'content-length': '3' },
    });
    expect(put?.url).toBe(uploaded.presigned.url.slice(url.length));
    const ours = Object.keys(put?.headers ?? {}).filter((name) =>
      /^x-|auth|integration/.test(name),
    );
    expect(ours).toEqual([]);
  });

  test('has the Content-Type that Integration v1 wants for the same file', async () => {
    const { url, puts } = await storage();
    const file = { templateType: 'sales', fileName: 'a.csv' } as const;
    await integrationV1(url).upload({ ...file, body: 'a,b' });
    expect(puts()[0]?.headers).toMatchObject({ 'content-type': 'application/vnd.ms-excel' });
  });

  test('may be empty', async () => {
    const { url, puts } = await storage();
    await oneIntegration(url).upload({ filename: 'a.csv', body: '' });
    expect(puts()[0]).toMatchObject({ body: '', headers: { 'content-length': '0' } });
  });

  test('keeps every character of a text', async () => {
    const { url, puts } = await storage();
    await oneIntegration(url).upload({ filename: 'a.csv', body: 'नमस्ते,ü' });
    expect(puts()[0]?.body).toBe('नमस्ते,ü');
  });

  test('does not pass through middleware or take own headers along', async () => {
    const { url, puts } = await storage();
    const seen: string[] = [];
    const client = oneIntegration(url, {
      headers: { 'x-trace': '1' },
      middleware: [{ onRequest: ({ request }) => void seen.push(request.method) }],
    });
    await client.upload({ filename: 'a.csv', body: 'a,b' });
    expect(seen).toEqual(['GET']);
    expect(puts()[0]?.headers).not.toHaveProperty('x-trace');
  });

  test('is not sent when no Content-Type is known for it', async () => {
    const { url, puts } = await storage();
    const call = oneIntegration(url).upload({ filename: 'a.txt', body: 'a' });
    expect(await rejection(call)).toMatchObject({ code: 'unsupported-file-type', attempts: 0 });
    expect(puts()).toEqual([]);
  });

  test('tells its progress, from nothing to all', async () => {
    const { url } = await storage();
    const seen: number[] = [];
    const body = new Blob([1, 2, 3].map(() => new Uint8Array(100_000)));
    const onProgress = ({ sent, total }: { sent: number; total: number }) => {
      expect(total).toBe(300_000);
      seen.push(sent);
    };
    await oneIntegration(url).upload({ filename: 'a.csv', body, onProgress });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(300_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
  });
});

describe('a failed upload', () => {
  test.each([
    [500, 'InternalError'],
    [503, 'SlowDown'],
    [400, 'IncompleteBody'],
  ])('%i %s is tried again with the same URL', async (status, code) => {
    const { url, received, puts } = await storage((count) =>
      count < 3 ? xml(status, code, 'again') : stored,
    );
    const { clock } = instantClock(1, (wait) => wait < 1000);
    const uploaded = await oneIntegration(url, { clock }).upload({ filename: 'a.csv', body: 'a' });
    expect(uploaded.attempts).toBe(3);
    expect(puts().map(({ body }) => body)).toEqual(['a', 'a', 'a']);
    expect(received).toHaveLength(4);
  });

  test.each([
    [400, 'EntityTooLarge', 'storage-refused'],
    [403, 'SignatureDoesNotMatch', 'storage-refused'],
    [403, 'AccessDenied', 'storage-refused'],
    [404, 'NoSuchBucket', 'storage-refused'],
    [411, 'MissingContentLength', 'storage-refused'],
    [501, 'NotImplemented', 'storage-refused'],
  ])('%i %s is %s, at once', async (status, ownerCode, code) => {
    const { url, puts } = await storage(() => xml(status, ownerCode, 'what happened'));
    const call = oneIntegration(url).upload({ filename: 'a.csv', body: 'a' });
    const error = await rejection<ClearError>(call);
    expect(error).toBeInstanceOf(StorageRefusedError);
    expect(error).toMatchObject({
      code,
      status,
      ownerCode,
      ownerMessage: 'what happened',
      operation: 'uploadFile',
      documented: true,
      attempts: 1,
    });
    expect(puts()).toHaveLength(1);
  });

  test.each([
    [403, '<html>Forbidden</html>', 'storage-refused'],
    [403, '', 'storage-refused'],
    [413, '<html>Too large</html>', 'unexpected-answer'],
    [302, '', 'unexpected-answer'],
    [520, 'oops', 'server-fault'],
  ])("%i with a proxy's own body is an error, too", async (status, body, code) => {
    const { url } = await storage(() => ({ status, body }));
    const call = oneIntegration(url).upload({ filename: 'a.csv', body: 'a' });
    expect(await rejection(call)).toMatchObject({ code, status, documented: false });
  });

  test('that cannot be repeated is not', async () => {
    const { url, puts } = await storage(() => xml(503, 'SlowDown', 'wait'));
    const stream = () => new Blob(['a']).stream();
    const body = { size: 1, repeatable: false, stream };
    const call = oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(await rejection(call)).toMatchObject({ code: 'server-fault', attempts: 1 });
    expect(puts()).toHaveLength(1);
  });
});

describe('a URL that has run out', () => {
  test('is renewed before the file is sent', async () => {
    let asked = 0;
    const { url, puts } = await storage(undefined, (base) =>
      signedUrl(base, { lifetime: asked++ ? 3599 : 4 }),
    );
    const uploaded = await oneIntegration(url).upload({ filename: 'a.csv', body: 'a' });
    expect(asked).toBe(2);
    expect(puts()).toHaveLength(1);
    expect(uploaded.presigned.isExpired()).toBe(false);
  });

  test('is renewed for a body that can be sent only once, as nothing was sent', async () => {
    let asked = 0;
    const { url } = await storage(undefined, (base) =>
      signedUrl(base, { lifetime: asked++ ? 3599 : 4 }),
    );
    const body = { size: 1, repeatable: false, stream: () => new Blob(['a']).stream() };
    await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(asked).toBe(2);
  });

  test('is renewed once only', async () => {
    let asked = 0;
    const { url, puts } = await storage(undefined, (base) => {
      asked++;
      return signedUrl(base, { lifetime: 4 });
    });
    const call = oneIntegration(url).upload({ filename: 'a.csv', body: 'a' });
    expect(await rejection(call)).toBeInstanceOf(UrlExpiredError);
    expect(asked).toBe(2);
    expect(puts()).toEqual([]);
  });

  test.each([
    ['AccessDenied', 403, 'Request has expired'],
    ['ExpiredToken', 400, 'The provided token has expired.'],
  ])('is renewed when storage says so: %s', async (code, status, message) => {
    const { url, puts } = await storage((count) =>
      count === 1 ? xml(status, code, message) : stored,
    );
    await oneIntegration(url).upload({ filename: 'a.csv', body: 'a' });
    expect(puts()).toHaveLength(2);
  });

  test('is known from the clock when a proxy refuses without a word', async () => {
    let now = Date.now();
    const { url } = await storage(() => {
      now += 3_600_000;
      return { status: 400, body: 'Bad Request' };
    });
    const client = oneIntegration(url, { clock: { now: () => now } });
    const error = await rejection(client.upload({ filename: 'a.csv', body: 'a' }));
    expect(error).toBeInstanceOf(UrlExpiredError);
  });

  test('and whose body is gone stays an error', async () => {
    const { url, puts } = await storage(() => xml(403, 'AccessDenied', 'Request has expired'));
    const body = { size: 1, repeatable: false, stream: () => new Blob(['a']).stream() };
    const call = oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(await rejection(call)).toBeInstanceOf(UrlExpiredError);
    expect(puts()).toHaveLength(1);
  });
});

test('one deadline holds for both steps', async () => {
  const { url } = await storage(() => xml(503, 'SlowDown', 'wait'));
  const { clock, waits } = instantClock(1, (wait) => wait <= 500);
  const client = oneIntegration(url, { clock, retries: 9, deadline: 1700 });
  const error = await rejection(client.upload({ filename: 'a.csv', body: 'a' }));
  expect(error).toMatchObject({ code: 'server-fault', attempts: 3 });
  expect(waits).toEqual([250, 500]);
});

test('an abort ends an upload that is under way', async () => {
  const controller = new AbortController();
  const served = await serve((request) =>
    isPut(request) ? undefined : generated(signedUrl(served.url)),
  );
  const call = oneIntegration(served.url).upload({
    filename: 'a.csv',
    body: new Blob(['a']),
    signal: controller.signal,
    onProgress: ({ sent }) => sent && controller.abort(),
  });
  expect(await rejection(call)).toMatchObject({ code: 'aborted', operation: 'uploadFile' });
});

describe('where a file may go', () => {
  const upload = async (target: string, options: object, base = 'https://api.example.com') => {
    const puts: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (String(init?.method).toUpperCase() !== 'PUT') {
        return Response.json({ success: true, result: { uploadUrl: target } });
      }
      puts.push(String(input));
      return new Response();
    };
    const client = oneIntegration(base, { fetch, ...options });
    const error = await client.upload({ filename: 'a.csv', body: 'a' }).then(
      () => undefined,
      (fault: ClearError) => `${fault.code}: ${fault.message}`,
    );
    return { error, puts };
  };

  test.each([
    ['https://storage.clear.in/a', {}],
    ['https://files.example.com/a', { storageHosts: ['files.example.com'] }],
  ])('%s with %j', async (target, options) => {
    expect(await upload(target, options)).toEqual({ error: undefined, puts: [target] });
  });

  test.each([
    ['http://127.0.0.1:9/a', 'http://localhost:8'],
    ['http://[::1]:9/a', 'http://127.0.0.1:8'],
    ['https://10.0.0.7/a', 'https://192.168.1.1'],
  ])('%s when the base URL is %s, unless other hosts are named', async (target, base) => {
    expect(await upload(target, {}, base)).toEqual({ error: undefined, puts: [target] });
    const { hostname } = new URL(target);
    expect(await upload(target, { storageHosts: [hostname] }, base)).toEqual({
      error: undefined,
      puts: [target],
    });
    expect(await upload(target, { storageHosts: ['files.example.com'] }, base)).toEqual({
      error: `storage-refused: Clear storage upload: nothing was sent, since ${hostname} is not in storageHosts.`,
      puts: [],
    });
  });

  test.each([
    ['http://storage.clear.in/a?X-Amz-Signature=s', {}, 'http://storage.clear.in is not https'],
    ['https://evil.example/a', {}, 'evil.example is not in storageHosts'],
    [
      'https://storage.clear.in.evil.example/a',
      {},
      'storage.clear.in.evil.example is not in storageHosts',
    ],
    ['https://storage.clear.in@evil.example/a', {}, 'evil.example is not in storageHosts'],
    ['ftp://storage.clear.in/a', {}, 'ftp://storage.clear.in is not https'],
    ...[
      '127.0.0.1',
      'localhost',
      'x.localhost',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '[::1]',
      '[fd00::1]',
      '[fe80::1]',
      '[::ffff:7f00:1]',
    ].map(
      (host) =>
        [`https://${host}/a`, { storageHosts: [host] }, `${host} is a private address`] as [
          string,
          object,
          string,
        ],
    ),
    ['https://2130706433/a', {}, '127.0.0.1 is a private address'],
    ['https://0x7f.1/a', {}, '127.0.0.1 is a private address'],
  ])('not %s with %j', async (target, options, reason) => {
    expect(await upload(target, options)).toEqual({
      error: `storage-refused: Clear storage upload: nothing was sent, since ${reason}.`,
      puts: [],
    });
  });
});
