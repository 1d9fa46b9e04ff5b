import { gzipSync } from 'node:zlib';
import type { Client } from 'openapi-fetch';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { paths } from '../../generated/one-integration/schema.ts';
import type { Api } from '../../src/client/api.ts';
import type { ClearError } from '../../src/client/index.ts';
import { createClient } from '../../src/client/web.ts';
import { oneIntegration, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { type Reply, serve } from './server.ts';

const answers = { 200: { shapes: [] }, 401: { kind: 'authentication', shapes: [] } };
const call = (method: string, path: string, retryable = false) => ({
  method,
  path,
  answers,
  retryable,
});

/** An API that nobody has, with calls of every kind. */
const ledger = {
  id: 'ledger',
  title: 'Ledger',
  servers: { sandbox: 'https://ledger.example' },
  token: { option: 'ledgerKey', header: 'authorization', prefix: 'Bearer ' },
  settings: {},
  operations: {
    listRows: call('GET', '/rows'),
    addRow: call('POST', '/rows'),
    addRowOnce: call('POST', '/rows/{key}', true),
    health: { ...call('GET', '/health'), open: true },
  },
} as const satisfies Api;

type Row = {
  requestBody?: { content: { 'application/json': object } };
  responses: { 200: { content: { 'text/plain': string } } };
};
type Paths = {
  '/rows': {
    get: Row;
    put: Row;
    post: Row;
    delete: Row;
    options: Row;
    head: Row;
    patch: Row;
    trace: Row;
  };
  '/rows/{key}': { post: Row & { parameters: { path: { key: string } } } };
  '/health': { get: Row };
};

const client = (baseUrl: string, options: object = {}) => {
  const { clock } = instantClock(1, (wait) => wait < 1000);
  const own = { ledgerKey: 'ledger-key-0123456789', baseUrl, clock, ...options };
  return createClient<Paths, object, never, never>(ledger, own);
};

/** Breaks the first connection when the request is there, then answers. */
const breaking = () =>
  serve((_, count, response) => {
    if (count > 1) return { body: 'done' };
    response.socket?.destroy();
    return undefined;
  });

test('the raw client is openapi-fetch’s own, typed by the contract', () => {
  const { raw } = oneIntegration('https://api.example.com');
  expectTypeOf(raw).toEqualTypeOf<Client<paths>>();
});

describe('every method there is', () => {
  const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;

  test.each(methods)('%s is sent with the token', async (method) => {
    const { url, received } = await serve(() => ({ body: 'done' }));
    const sent = client(url).raw[method] as (
      path: '/rows',
      init: object,
    ) => Promise<{ response: Response }>;
    const { response } = await sent('/rows', { parseAs: 'text' });
    expect(response.status).toBe(200);
    expect(received).toMatchObject([
      { method, url: '/rows', headers: { authorization: 'Bearer ledger-key-0123456789' } },
    ]);
  });

  test('TRACE is there, and refused by every fetch', async () => {
    const { url, received } = await serve(() => ({}));
    await expect(client(url).raw.TRACE('/rows')).rejects.toThrow('TRACE');
    expect(received).toEqual([]);
  });

  test('an operation that is open is called without the token, whoever would send it', async () => {
    const { url, received } = await serve(() => ({ body: 'up' }));
    const headers = { Authorization: 'Bearer of-the-caller' };
    await client(url, { headers }).raw.GET('/health', { parseAs: 'text' });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('a request that may have reached the server', () => {
  const body = { amount: 1 };

  test('is not sent again when its method is not idempotent', async () => {
    const { url, received } = await breaking();
    const error = await rejection<ClearError>(client(url).raw.POST('/rows', { body }));
    expect(error).toMatchObject({ code: 'connection', operation: 'addRow', attempts: 1 });
    expect(received).toHaveLength(1);
  });

  test.each([429, 503])('nor after %i', async (status) => {
    const { url, received } = await serve(() => ({ status }));
    const { response } = await client(url).raw.POST('/rows', { body });
    expect(response.status).toBe(status);
    expect(received).toHaveLength(1);
  });

  test('is sent again, with its body, when the contract says that it may be', async () => {
    const { url, received } = await breaking();
    await client(url).raw.POST('/rows/{key}', {
      params: { path: { key: 'a b' } },
      body,
      parseAs: 'text',
    });
    expect(received.map(({ url, body }) => `${url} ${body}`)).toEqual([
      '/rows/a%20b {"amount":1}',
      '/rows/a%20b {"amount":1}',
    ]);
  });

  test('is sent again when its method is idempotent', async () => {
    const { url, received } = await breaking();
    await client(url).raw.PUT('/rows', { body, parseAs: 'text' });
    expect(received.map(({ body }) => body)).toEqual(['{"amount":1}', '{"amount":1}']);
  });

  test('a refused token is renewed for the next call, and the refused call is not sent again', async () => {
    const { url, received } = await serve(({ headers }) =>
      headers['authorization'] === 'Bearer key-2' ? { body: 'done' } : { status: 401 },
    );
    let asked = 0;
    const { raw } = client(url, { ledgerKey: () => `key-${++asked}` });
    expect((await raw.POST('/rows', { body, parseAs: 'text' })).response.status).toBe(401);
    expect(received).toHaveLength(1);
    expect((await raw.POST('/rows', { body, parseAs: 'text' })).response.status).toBe(200);
    expect(asked).toBe(2);
  });
});

describe('a raw call', () => {
  test('has the timeouts of the client', async () => {
    const { url } = await serve(() => undefined);
    const { clock } = instantClock(1, (wait) => wait === 700);
    const sent = client(url, { clock, timeout: 700, retries: 0 }).raw.GET('/rows');
    expect(await rejection(sent)).toMatchObject({ code: 'timeout', operation: 'listRows' });
  });

  test('ends when its signal is aborted', async () => {
    const controller = new AbortController();
    const { url } = await serve(() => {
      controller.abort();
      return undefined;
    });
    const sent = client(url).raw.GET('/rows', { signal: controller.signal });
    expect(await rejection(sent)).toMatchObject({ code: 'aborted' });
  });

  test('is masked where it fails', async () => {
    const fetch = async () => {
      throw new TypeError('no way with Bearer ledger-key-0123456789');
    };
    const sent = client('https://ledger.example', { fetch, retries: 0 }).raw.GET('/rows');
    expect(await rejection(sent)).toMatchObject({
      message:
        'Ledger: the connection failed: no way with Bearer ***. Check the network and the address.',
    });
  });

  test('never takes the token elsewhere', async () => {
    const other = await serve(() => ({}));
    const sent = client('https://ledger.example').raw.GET('/rows', { baseUrl: other.url });
    expect(await rejection(sent)).toMatchObject({ code: 'invalid-option', option: 'baseUrl' });
    expect(other.received).toEqual([]);
  });

  test.each(['Transfer-Encoding', 'Content-Length'])(
    'cannot set %s, which the runtime does',
    async (name) => {
      const { url, received } = await serve(() => ({}));
      const sent = client(url).raw.GET('/rows', { headers: { [name]: '7' } });
      expect(await rejection(sent)).toMatchObject({
        code: 'invalid-option',
        message: `headers must leave ${name.toLowerCase()} to the runtime.`,
      });
      expect(received).toEqual([]);
    },
  );

  test('with a status that no Response can have is an error', async () => {
    const { url } = await serve(() => ({ status: 799 }));
    const sent = client(url, { retries: 0 }).raw.GET('/rows');
    expect(await rejection(sent)).toMatchObject({ code: 'server-fault', status: 799 });
  });
});

describe('an answer of an API is read up to a megabyte', () => {
  const sizes: readonly [string, Reply | (() => Reply)][] = [
    ['with its length', { body: 'x'.repeat(1024 * 1024 + 1) }],
    ['without it', { body: 'x'.repeat(3_000_000), headers: { 'transfer-encoding': 'chunked' } }],
  ];

  test.each(sizes)('%s', async (_, reply) => {
    const { url, server } = await serve(() => reply as Reply);
    const closed = new Promise((resolve) => {
      server.on('connection', (socket) => socket.once('close', resolve));
    });
    const error = await rejection<ClearError>(oneIntegration(url).presign({ filename: 'a.csv' }));
    expect(error).toMatchObject({ code: 'unexpected-answer', documented: false, attempts: 1 });
    expect(error.message).toContain('longer than any answer of this API');
    expect(error.body).toHaveLength(1024 * 1024);
    await closed;
  });

  test('after it was decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const { url } = await serve((_, __, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length });
      response.end(bomb);
      return undefined;
    });
    const error = await rejection<ClearError>(oneIntegration(url).presign({ filename: 'a.csv' }));
    expect(error).toMatchObject({ code: 'unexpected-answer', attempts: 1 });
    expect(error.body).toHaveLength(1024 * 1024);
  });
});

test('what an answer says of its body is true of what is handed on', async () => {
  const packed = gzipSync('done');
  const { url } = await serve((_, _count, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
    response.end(packed);
    return undefined;
  });
  const { data, response } = await client(url).raw.GET('/rows', { parseAs: 'text' });
  expect(data).toBe('done');
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('content-length')).toBeNull();
});
