import { describe, expect, test } from 'vitest';
import {
  type ClearError,
  ConnectionError,
  fromPath,
  fromStream,
  type Logger,
} from '../../src/client/node.ts';
import { authToken, oneIntegration, oneIntegrationOnNode, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { generated, type Received, serve, signedUrl } from './server.ts';

const filename = 'a.csv';
const { clock } = instantClock(1, (wait) => wait < 1000);

/** Answers the first request of each step with a failure that is tried again. */
async function served() {
  const seen = new Set<string>();
  let base = '';
  const { url, received } = await serve(({ method }: Received) => {
    if (method === 'PUT') return {};
    if (!seen.has(method)) {
      seen.add(method);
      return { status: 503 };
    }
    return generated(signedUrl(base));
  });
  base = url;
  return { url, received };
}

/** What code throws that has a mistake, or that calls something which fails in its own way. */
const thrown: readonly [string, unknown, string][] = [
  ['an error', new TypeError('foo is undefined'), 'TypeError: foo is undefined'],
  ['an error of another client', new ConnectionError('no network'), 'ConnectionError: no network'],
  ['a text of two lines', 'one\r\ntwo', 'one two'],
  ['what cannot be a text', Object.create(null), '[object Object]'],
  ['nothing', undefined, 'undefined'],
];

describe.each(thrown)('%s that is thrown', (_, fault, said) => {
  const fail = () => {
    throw fault;
  };

  test('by a logger is told as its mistake, at once', async () => {
    const { url, received } = await served();
    const logger = { debug: fail, info: fail, warn: fail, error: fail } as unknown as Logger;
    const call = oneIntegration(url, { clock, logger }).presign({ filename });
    expect(await rejection(call)).toMatchObject({
      code: 'invalid-option',
      option: 'logger',
      message: `logger threw ${said}.`,
    });
    expect(received).toHaveLength(1);
  });

  test('by onRetry is told as its mistake, at once', async () => {
    const { url, received } = await served();
    const call = oneIntegration(url, { clock, onRetry: fail }).presign({ filename });
    expect(await rejection(call)).toMatchObject({
      code: 'invalid-option',
      option: 'onRetry',
      message: `onRetry threw ${said}.`,
    });
    expect(received).toHaveLength(1);
  });

  test('by onProgress is told as its mistake, at once', async () => {
    const { url, received } = await served();
    const call = oneIntegration(url, { clock }).upload({ filename, body: 'a', onProgress: fail });
    expect(await rejection(call)).toMatchObject({
      code: 'invalid-option',
      option: 'onProgress',
      message: `onProgress threw ${said}.`,
    });
    expect(received.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('by the token function is told as no token, at once', async () => {
    const { url, received } = await served();
    const call = oneIntegration(url, { clock, authToken: fail }).presign({ filename });
    const error = await rejection<ClearError>(call);
    expect(error).toMatchObject({ code: 'authentication', option: 'authToken', attempts: 0 });
    expect(error.message).toContain('authToken');
    expect(received).toEqual([]);
  });

  test.each(['onRequest', 'onResponse'])(
    'by a hook in %s is told as its mistake',
    async (place) => {
      const { url, received } = await served();
      const client = oneIntegration(url, { clock, middleware: [{ [place]: fail } as never] });
      expect(await rejection(client.presign({ filename }))).toMatchObject({
        code: 'invalid-option',
        option: `middleware: ${place}`,
        message: `middleware: ${place} threw ${said}.`,
      });
      expect(received.length).toBe(place === 'onRequest' ? 0 : 2);
    },
  );
});

test('an error that a hook passes on stays what it is', async () => {
  const { url } = await serve(() => ({ status: 403 }));
  const onError = ({ error }: { error: unknown }) => {
    throw error;
  };
  const call = oneIntegration(url, { middleware: [{ onError }] }).presign({ filename });
  expect(await rejection(call)).toMatchObject({ code: 'permission-denied', status: 403 });
});

describe('a body is refused before anything is sent', () => {
  const advice = 'give fromPath(…) or use uploadFile';
  test.each<[string, () => unknown, string]>([
    ['a promise', () => fromPath(import.meta.filename), 'body is a promise: await it first.'],
    ['a path as text', () => '/data/purchase.csv', advice],
    ['a name as text', () => 'Q1 2026.XLSX', advice],
    ['the URL of a file', () => new URL('file:///data/purchase.csv'), advice],
    ['a size that is none', () => ({ size: 1.5, stream: () => {} }), 'body has a size of 1.5'],
    ['a size below nothing', () => ({ size: -1, stream: () => {} }), 'body has a size of -1'],
  ])('%s', async (_, body, message) => {
    const { url, received } = await served();
    for (const client of [oneIntegration(url), oneIntegrationOnNode(url)]) {
      const call = client.upload({ filename, body: body() as string });
      const error = await rejection<ClearError>(call);
      expect(error).toMatchObject({ code: 'invalid-option', option: 'body', attempts: 0 });
      expect(error.message).toContain(message);
    }
    expect(received).toEqual([]);
  });

  test.each(['a,b.csv', 'name\na.csv', 'no extension', 'a.txt', ''])(
    'but not %j, which is the content of a file',
    async (body) => {
      const { url, received } = await served();
      await oneIntegration(url, { clock }).upload({ filename, body });
      expect(received.at(-1)?.body).toBe(body);
    },
  );
});

test('a file that is not there is named', async () => {
  const { url, received } = await served();
  const call = oneIntegrationOnNode(url).uploadFile('/no/such/purchase.csv');
  expect(await rejection(call)).toMatchObject({
    code: 'invalid-option',
    option: 'path',
    message: 'path /no/such/purchase.csv cannot be read: ENOENT.',
  });
  expect(received).toEqual([]);
});

test('a stream of unknown size is refused at once', () => {
  expect(() => fromStream(new ReadableStream(), {} as never)).toThrow('size must be');
});

describe('a token with a line end says so', () => {
  test('as a value', () => {
    expect(() => oneIntegration('sandbox', { authToken: `${authToken}\n` })).toThrow(
      'authToken ends with a line end: trim it, as when it is read from a file.',
    );
  });

  test('as what a function gives', async () => {
    const { url } = await served();
    const call = oneIntegration(url, { authToken: () => `${authToken}\r\n` }).presign({ filename });
    expect(await rejection(call)).toMatchObject({
      code: 'authentication',
      message: 'authToken ends with a line end: trim it, as when it is read from a file.',
    });
  });
});

describe('an option that a call does not have', () => {
  const body = 'a,b';
  const calls: readonly [string, (url: string, more: object) => Promise<unknown>][] = [
    ['presign', (url, more) => oneIntegration(url).presign({ filename, ...more })],
    ['upload', (url, more) => oneIntegration(url).upload({ filename, body, ...more })],
    ['uploadFile', (url, more) => oneIntegrationOnNode(url).uploadFile('package.json', more)],
  ];

  test.each(calls)('is refused by %s before anything is sent', async (_, call) => {
    const { url, received } = await served();
    const more = { retrys: 0, filename };
    expect(await rejection(call(url, more))).toMatchObject({
      code: 'invalid-option',
      option: 'retrys',
      message:
        'retrys is no option of a call of One Integration pre-sign: there are filename, body, onProgress, signal, retries, timeout, uploadTimeout, deadline, maxRetryDelay.',
    });
    expect(received).toEqual([]);
  });

  test('is not missed when it has no value', async () => {
    const { url } = await served();
    const more = { filename, retrys: undefined };
    await expect(oneIntegration(url).presign(more)).resolves.toMatchObject({ method: 'PUT' });
  });
});
