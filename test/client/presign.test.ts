import type { Middleware } from 'openapi-fetch';
import { describe, expect, test } from 'vitest';
import { authToken, integrationId, integrationV1, oneIntegration, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { created, generated, serve, signedUrl } from './server.ts';

describe('One Integration', () => {
  test('asks with both credentials and the percent-encoded file name', async () => {
    const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    await oneIntegration(url).presign({ filename: 'März & Söhne #1.csv' });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: '/one-integration/action/pre-sign?filename=M%C3%A4rz%20%26%20S%C3%B6hne%20%231.csv',
      headers: { 'x-clear-auth-token': authToken, 'x-integration-id': integrationId },
    });
    expect(received[0]?.headers).not.toHaveProperty('x-cleartax-auth-token');
  });

  test('returns the URL as it came, with what the upload needs', async () => {
    const signed = signedUrl('https://storage.clear.in');
    const { url } = await serve(() => generated(signed));
    const upload = await oneIntegration(url).presign({ filename: 'purchase.csv' });
    expect(upload.url).toBe(signed);
    expect(upload.method).toBe('PUT');
    expect(upload.headers).toEqual({ 'Content-Type': 'text/csv' });
    expect(upload.location).toBe('https://storage.clear.in/bucket/key.csv');
    expect(upload.isExpired()).toBe(false);
  });

  test.each([
    ['purchase.csv', 'text/csv'],
    ['PURCHASE.CSV', 'text/csv'],
    ['purchase.xls', 'application/vnd.ms-excel'],
    ['a.b.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['registers.zip', 'application/zip'],
    ['purchase.abc', undefined],
    ['constructor', undefined],
    ['.constructor', undefined],
  ])('wants %s uploaded as %s', async (filename, contentType) => {
    const { url } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    const upload = await oneIntegration(url).presign({ filename });
    expect(upload.headers).toEqual(contentType ? { 'Content-Type': contentType } : {});
  });
});

describe('Integration v1', () => {
  test('asks with its own token header and the type of the file as a word', async () => {
    const { url, received } = await serve(() => created(signedUrl('https://storage.clear.in')));
    await integrationV1(url).presign({ templateType: 'purchase', fileName: 'Q1 2026.xlsx' });
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: '/integration/v1/generatePreSign/purchase?fileName=Q1%202026.xlsx',
      headers: { 'x-cleartax-auth-token': authToken, filecontenttype: 'XLSX' },
    });
    expect(received[0]?.headers).not.toHaveProperty('x-clear-auth-token');
    expect(received[0]?.headers).not.toHaveProperty('x-integration-id');
  });

  test.each([
    ['sales.csv', undefined, 'CSV', 'application/vnd.ms-excel'],
    ['sales.Xls', undefined, 'XLS', 'application/vnd.ms-excel'],
    ['sales', 'XLSX', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['sales.csv', 'XLS', 'XLS', 'application/vnd.ms-excel'],
  ] as const)(
    '%s with fileContentType %s goes as %s and %s',
    async (fileName, fileContentType, word, type) => {
      const { url, received } = await serve(() => created(signedUrl('https://storage.clear.in')));
      const file = { templateType: 'sales', fileName, fileContentType } as const;
      const upload = await integrationV1(url).presign(file);
      expect(received[0]?.headers['filecontenttype']).toBe(word);
      expect(upload.headers).toEqual({ 'Content-Type': type });
    },
  );
});

describe('the life of a URL', () => {
  const noon = Date.parse('2026-02-08T12:00:00Z');
  const clock = { now: () => noon };

  test.each([
    ['its own, when that is shorter than the documented hour', 3599, '2026-02-08T12:59:59.000Z'],
    ['the documented hour, when its own is longer', 7200, '2026-02-08T13:00:00.000Z'],
  ])('ends at %s', async (_, lifetime, end) => {
    const signed = signedUrl('https://storage.clear.in', { date: noon, lifetime });
    const { url } = await serve(() => generated(signed));
    const upload = await oneIntegration(url, { clock }).presign({ filename: 'a.csv' });
    expect(upload.expiresAt.toISOString()).toBe(end);
  });

  test.each([
    ['an hour ahead of', -3600],
    ['an hour behind', 3600],
  ])("is as long on a machine whose clock is %s the server's", async (_, ahead) => {
    const signed = signedUrl('https://storage.clear.in', { date: noon + ahead * 1000 });
    // A browser does not let a page see the Date of an answer.
    const answer = generated(signed);
    const fetch = async () => new Response(answer.body);
    const client = oneIntegration('https://api.example.com', { clock, fetch });
    const upload = await client.presign({ filename: 'a.csv' });
    expect(upload.isExpired()).toBe(false);
    expect(upload.expiresAt.toISOString()).toBe('2026-02-08T12:59:59.000Z');
  });

  test('begins with the last request, not with those that failed before it', async () => {
    const instant = instantClock();
    let first = 0;
    const { url } = await serve((_, count) => {
      first ||= instant.clock.now();
      if (count === 1) return { status: 503, headers: { 'retry-after': '30' } };
      return created(signedUrl('https://storage.clear.in'));
    });
    const client = integrationV1(url, { clock: instant.clock });
    const upload = await client.presign({ templateType: 'sales', fileName: 'a.csv' });
    expect(instant.waits).toEqual([30_000]);
    expect(upload.expiresAt.getTime() - first).toBe(630_000);
  });

  test('is 600 seconds for Integration v1, whatever the URL says', async () => {
    const signed = signedUrl('https://storage.clear.in', { date: noon, lifetime: 35999 });
    const { url } = await serve(() => created(signed));
    const client = integrationV1(url, { clock });
    const upload = await client.presign({ templateType: 'sales', fileName: 'a.csv' });
    expect(upload.expiresAt.toISOString()).toBe('2026-02-08T12:10:00.000Z');
  });

  test('is the documented one for a URL that tells nothing', async () => {
    const { url } = await serve(() => generated('https://storage.clear.in/key'));
    const upload = await oneIntegration(url, { clock }).presign({ filename: 'a.csv' });
    expect(upload.expiresAt.toISOString()).toBe('2026-02-08T13:00:00.000Z');
  });

  test('is over five seconds before its end', async () => {
    let now = noon;
    const signed = signedUrl('https://storage.clear.in', { date: noon, lifetime: 60 });
    const { url } = await serve(() => generated(signed));
    const client = oneIntegration(url, { clock: { now: () => now } });
    const upload = await client.presign({ filename: 'a.csv' });
    now = noon + 54_999;
    expect(upload.isExpired()).toBe(false);
    now = noon + 55_000;
    expect(upload.isExpired()).toBe(true);
  });
});

test('the raw client is openapi-fetch with the same credentials', async () => {
  const signed = signedUrl('https://storage.clear.in');
  const { url, received } = await serve(() => generated(signed));
  const { data, response } = await oneIntegration(url).raw.GET('/one-integration/action/pre-sign', {
    params: { query: { filename: 'a.csv' } },
  });
  expect(data?.result.uploadUrl).toBe(signed);
  expect(response.status).toBe(200);
  expect(received[0]?.headers).toMatchObject({
    'x-clear-auth-token': authToken,
    'x-integration-id': integrationId,
  });
});

test('the raw client never takes the token to another place', async () => {
  const other = await serve(() => ({ body: '{}' }));
  const { url } = await serve(() => ({ body: '{}' }));
  const call = oneIntegration(url).raw.GET('/one-integration/action/pre-sign', {
    baseUrl: other.url,
    params: { query: { filename: 'a.csv' } },
  });
  await expect(call).rejects.toThrow('baseUrl is the only place for the token.');
  expect(other.received).toEqual([]);
});

test('own headers go to the API and cannot replace the credentials', async () => {
  const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
  const headers = {
    'x-request-id': 'r1',
    'X-Clear-Auth-Token': 'other',
    'X-Integration-Id': 'other',
  };
  await oneIntegration(url, { headers }).presign({ filename: 'a.csv' });
  expect(received[0]?.headers).toMatchObject({
    'x-request-id': 'r1',
    'x-clear-auth-token': authToken,
    'x-integration-id': integrationId,
  });
});

test('a fetch of one’s own is given the headers as a plain object, as they will be sent', async () => {
  const { url } = await serve(() => generated(signedUrl('https://storage.clear.in')));
  const given: unknown[] = [];
  const own: typeof fetch = (input, init) => {
    given.push(init?.headers);
    return fetch(input, init);
  };
  const headers = { 'X-Request-Id': ' r1 ', 'X-Integration-Id': 'other' };
  await oneIntegration(url, { fetch: own, headers }).presign({ filename: 'a.csv' });
  expect(given).toEqual([
    {
      'x-request-id': 'r1',
      'x-integration-id': integrationId,
      'x-clear-auth-token': authToken,
    },
  ]);
});

describe('middleware', () => {
  test('sees each call with all its retries once, the first outermost', async () => {
    const { url, received } = await serve((_, count) =>
      count === 1 ? { status: 503 } : generated(signedUrl('https://storage.clear.in')),
    );
    const seen: string[] = [];
    const client = oneIntegration(url, {
      maxRetryDelay: 0,
      middleware: [
        {
          onRequest: () => void seen.push('outer'),
          onResponse: ({ response }) => void seen.push(`outer ${response.status}`),
        },
        {
          onRequest: ({ request }) => {
            seen.push('inner');
            request.headers.set('x-trace', String(seen.length));
          },
        },
      ],
    });
    await client.presign({ filename: 'a.csv' });
    expect(seen).toEqual(['outer', 'inner', 'outer 200']);
    expect(received.map(({ headers }) => headers['x-trace'])).toEqual(['2', '2']);
  });

  test('gets a real Request, which it can clone, copy and give another body', async () => {
    const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    const client = oneIntegration(url);
    const clones: string[] = [];
    client.raw.use({
      onRequest: ({ request }) => {
        clones.push(request.clone().url);
        return new Request(request, { method: 'POST', body: '{"a":1}' });
      },
    });
    await client.presign({ filename: 'a.csv' });
    expect(clones).toEqual([`${url}/one-integration/action/pre-sign?filename=a.csv`]);
    expect(received[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  test('may answer in place of the API', async () => {
    const signed = signedUrl('https://storage.clear.in');
    const { url, received } = await serve(() => ({}));
    const answer = (status: number, body: string | undefined) => () =>
      new Response(body, { status });
    const client = oneIntegration(url, {
      middleware: [{ onRequest: answer(200, generated(signed).body) }],
    });
    expect((await client.presign({ filename: 'a.csv' })).url).toBe(signed);
    const refusing = oneIntegration(url, { middleware: [{ onRequest: answer(401, 'NO') }] });
    expect(await rejection(refusing.presign({ filename: 'a.csv' }))).toMatchObject({
      code: 'authentication',
      status: 401,
      ownerMessage: 'NO',
    });
    expect(received).toEqual([]);
  });

  test('can be taken away again', async () => {
    const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    const client = oneIntegration(url);
    const hook: Middleware = { onRequest: ({ request }) => request.headers.set('x-trace', '1') };
    client.raw.use(hook);
    client.raw.eject(hook);
    await client.presign({ filename: 'a.csv' });
    expect(received[0]?.headers).not.toHaveProperty('x-trace');
  });

  test.each(['onRequest', 'onResponse'])(
    'that throws in %s is a mistake of the caller, told as such and not tried again',
    async (place) => {
      const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
      const hook = {
        [place]: () => {
          throw new TypeError('x is undefined');
        },
      };
      const client = oneIntegration(url, { middleware: [hook as never] });
      expect(await rejection(client.presign({ filename: 'a.csv' }))).toMatchObject({
        code: 'invalid-option',
        option: `middleware: ${place}`,
        message: `middleware: ${place} threw TypeError: x is undefined.`,
      });
      expect(received.length).toBeLessThan(2);
    },
  );

  test.each([
    ['a function', () => {}],
    ['an empty object', {}],
    ['a hook of another name', { onrequest: () => {} }],
    ['a hook that is no function', { onRequest: true }],
    ['nothing', null],
  ])('cannot be %s', (_, hook) => {
    expect(() =>
      oneIntegration('https://api.example.com', { middleware: [hook as never] }),
    ).toThrow('middleware must be objects with onRequest, onResponse, onError, each a function.');
  });
});

test('a global fetch that is replaced later is the one that is used', async () => {
  const client = oneIntegration('https://api.example.com');
  const original = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    return Response.json({ success: true, result: { uploadUrl: 'https://storage.clear.in/a' } });
  };
  try {
    await client.presign({ filename: 'a.csv' });
  } finally {
    globalThis.fetch = original;
  }
  expect(asked).toEqual(['https://api.example.com/one-integration/action/pre-sign?filename=a.csv']);
});
