import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ClearError, OneIntegrationOptions } from '../../src/client/index.ts';
import { oneIntegration, oneIntegrationOnNode, rejection } from './clients.ts';
import { manualClock } from './clock.ts';
import { putServer } from './put-server.ts';
import { late, never, sources } from './sources.ts';

/** One that is no more than the global one, as far as a client can see. */
const own: typeof fetch = (input, init) => fetch(input, init);

/** Every way to send a file that Node has; a retry would be sent at once. */
const ways = Object.entries({
  'by Node itself': oneIntegrationOnNode,
  'by fetch': oneIntegration,
  'by an own fetch': (url: string, options: OneIntegrationOptions = {}) =>
    oneIntegration(url, { fetch: own, ...options }),
  'by an own fetch on Node': (url: string, options: OneIntegrationOptions = {}) =>
    oneIntegrationOnNode(url, { fetch: own, ...options }),
});
const every = ways.flatMap(([way, client]) =>
  Object.entries(sources).map(([kind, open]) => ({ way, client, kind, open })),
);

const filename = 'a.csv';

describe.each(every)('$way, $kind', ({ client, open }) => {
  test('is stored when it ends at its size', async () => {
    const { url, stored } = await putServer();
    const { body } = open(5, 'a,b', late, '\n', '1');
    await client(url).upload({ filename, body });
    expect(stored).toEqual(['a,b\n1']);
  });

  test.each([
    ['in its last chunk', ['a,b,']],
    ['in a chunk of its own', ['a,b', ',']],
    ['that comes late', ['a,b', late, ',']],
  ])('is not stored with one byte more, %s', async (_, steps) => {
    const { url, stored } = await putServer();
    const { body, isReleased } = open(3, ...steps, never);
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({
      code: 'invalid-option',
      option: 'body',
      message: 'body has more than the 3 bytes announced.',
      operation: 'uploadFile',
      attempts: 1,
    });
    expect(stored).toEqual([]);
    await expect.poll(isReleased).toBe(true);
  });

  test('is not stored when it was said to be empty', async () => {
    const { url, stored } = await putServer();
    const { body } = open(0, 'a');
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({
      message: 'body has more than the 0 bytes announced.',
    });
    expect(stored).toEqual([]);
  });

  test('is not stored with one byte less', async () => {
    const { url, stored } = await putServer();
    const { body } = open(3, 'a,');
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({
      code: 'invalid-option',
      message: 'body has 2 bytes, 3 were announced.',
    });
    expect(stored).toEqual([]);
  });

  test('is no broken connection when it fails, and not sent again', async () => {
    const { url, stored } = await putServer();
    const { body } = open(3, 'a', new Error('the disk is gone'));
    const call = client(url).upload({ filename, body: { ...body, repeatable: true } });
    const error = await rejection<ClearError>(call);
    expect(error).toMatchObject({
      code: 'invalid-option',
      option: 'body',
      message: 'body threw Error: the disk is gone.',
      attempts: 1,
    });
    expect(stored).toEqual([]);
  });

  test('is not told as stored by an answer that came before its end', async () => {
    const { url } = await putServer((_, response) => response.end());
    const { body, isReleased } = open(3, 'a', 'b', never);
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({
      code: 'unexpected-answer',
      message:
        'Clear storage upload: HTTP 200 before the whole file was sent. No documented answer: check baseUrl and what stands between.',
      status: 200,
    });
    await expect.poll(isReleased).toBe(true);
  });

  test('is let go of when storage refuses it early', async () => {
    const { url } = await putServer((_, response) => response.writeHead(403).end());
    const { body, isReleased } = open(3, 'a', 'b', never);
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({ status: 403 });
    await expect.poll(isReleased).toBe(true);
  });

  test('is let go of when the caller aborts', async () => {
    const controller = new AbortController();
    const { url } = await putServer((request) =>
      request.once('data', () => controller.abort()).resume(),
    );
    const { body, isReleased } = open(3, 'a', 'b', never);
    const call = client(url).upload({ filename, body, signal: controller.signal });
    expect(await rejection(call)).toMatchObject({ code: 'aborted' });
    await expect.poll(isReleased).toBe(true);
  });

  test('is let go of when its time is over', async () => {
    const { clock, run } = manualClock();
    const { url } = await putServer((request) => request.once('data', () => run(5000)).resume());
    const { body, isReleased } = open(3, 'a', 'b', never);
    const call = client(url, { clock, uploadTimeout: 5000 }).upload({ filename, body });
    expect(await rejection(call)).toMatchObject({ code: 'timeout' });
    await expect.poll(isReleased).toBe(true);
  });

  test.each([
    ['there is no URL for it', filename, 'unexpected-answer'],
    ['the call is a mistake', '', 'invalid-option'],
  ])('is let go of when %s', async (_, name, code) => {
    const { url } = await putServer(undefined, () => 'no URL');
    const { body, isReleased } = open(3, 'a', 'b', 'c');
    expect(await rejection(client(url).upload({ filename: name, body }))).toMatchObject({ code });
    await expect.poll(isReleased).toBe(true);
  });

  test('is let go of when no Content-Type is known for it', async () => {
    const { url, puts } = await putServer();
    const { body, isReleased } = open(3, 'a', 'b', 'c');
    const call = client(url).upload({ filename: 'a.txt', body });
    expect(await rejection(call)).toMatchObject({ code: 'unsupported-file-type' });
    await expect.poll(isReleased).toBe(true);
    expect(puts).toEqual([]);
  });
});

describe.each(ways)('%s', (way, client) => {
  test('a Blob is not told as stored by an answer that came before its end', async () => {
    // An end of the answer would have the server read the rest as well.
    const { url } = await putServer(({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
    );
    const body = new Blob([new Uint8Array(32 * 1024 * 1024)]);
    const call = client(url, { retries: 0 }).upload({ filename, body });
    expect(await rejection(call)).toMatchObject({ code: 'unexpected-answer', status: 200 });
  });

  test.each([200, 201])(
    'a page with status %i in place of storage is not told as stored',
    async (status) => {
      const { url } = await putServer((request, response) => {
        const headers = { 'content-type': 'text/html' };
        request
          .resume()
          .on('end', () => response.writeHead(status, headers).end('<html>Blocked</html>'));
      });
      const call = client(url).upload({ filename, body: 'a' });
      expect(await rejection(call)).toMatchObject({
        code: 'unexpected-answer',
        status,
        documented: false,
        attempts: 1,
        body: '<html>Blocked</html>',
      });
    },
  );

  test.each([
    ['without a body', { etag: '"e"' }, ''],
    ['without an ETag', {}, ''],
    ['with both an ETag and a body', { etag: '"e"' }, '<Stored/>'],
  ])('a 200 of storage %s is a success', async (_, headers, text) => {
    const { url, stored } = await putServer((request, response) => {
      request.resume().on('end', () => response.writeHead(200, headers).end(text));
    });
    await client(url).upload({ filename, body: 'a' });
    expect(stored).toEqual(['a']);
  });

  test('what is kept of an answer of storage is bounded', async () => {
    const page = 'x'.repeat(100_000);
    const { url } = await putServer((request, response) => {
      request.resume().on('end', () => response.writeHead(403).end(page));
    });
    const error = await rejection<ClearError>(client(url).upload({ filename, body: 'a' }));
    expect(error).toMatchObject({ code: 'storage-refused', status: 403 });
    expect(error.body).toHaveLength(64_000);
  });

  const written = (path: string) => (base: string) => `${base}${path}?X-Amz-Signature=s`;

  test.each(['/a/../b.csv', '/a/./b.csv', '/a/%2e%2E/b.csv', "/a.csv?b='"])(
    'a URL with %s goes as it was signed, or nothing is sent',
    async (path) => {
      const { url, puts } = await putServer(undefined, written(path));
      const call = client(url).upload({ filename, body: 'a' });
      if (way === 'by Node itself') {
        await call;
        expect(puts).toEqual([written(path)('')]);
        return;
      }
      expect(await rejection(call)).toMatchObject({
        code: 'storage-refused',
        message:
          'Clear storage upload: nothing was sent, since fetch would change this URL, which unsigns it.',
      });
      expect(puts).toEqual([]);
    },
  );

  test.each(['/a b.csv', '/ä.csv', '\\a\\b.csv', '/a\n.csv'])(
    'a URL with %j, which nothing can send as it is, is refused',
    async (path) => {
      const { url, puts } = await putServer(undefined, written(path));
      const call = client(url).upload({ filename, body: 'a' });
      expect(await rejection(call)).toMatchObject({ code: 'storage-refused', attempts: 0 });
      expect(puts).toEqual([]);
    },
  );

  test('a source with a Blob of another size is refused', async () => {
    const { url, puts } = await putServer();
    const blob = new Blob(['a,b,']);
    const body = { size: 3, repeatable: true, stream: () => blob.stream(), blob };
    expect(await rejection(client(url).upload({ filename, body }))).toMatchObject({
      option: 'body',
    });
    expect(puts.length).toBeLessThan(2);
  });

  test.each(['aborted', 'storage-refused'])('no progress is told once it was %s', async (end) => {
    const events = new EventEmitter();
    const [waiting, over] = [once(events, 'waiting'), once(events, 'over')];
    const { url } = await putServer(async (_, response) => {
      await waiting;
      if (end === 'storage-refused') response.writeHead(403).end();
    });
    const controller = new AbortController();
    async function* chunks() {
      try {
        yield Buffer.from('a,b\n');
        yield Buffer.from('1,2\n');
        events.emit('waiting');
        await once(events, 'more');
        yield Buffer.from('3,4\n');
        yield Buffer.from('5,6\n');
      } finally {
        events.emit('over');
      }
    }
    // One that takes no notice of being let go.
    const stream = () => Readable.toWeb(Readable.from(chunks())) as ReadableStream<Uint8Array>;
    const body = { size: 16, repeatable: true, stream, chunks, release: () => {} };
    const seen: number[] = [];
    const onProgress = ({ sent }: { sent: number }) => void seen.push(sent);
    const { signal } = controller;
    const call = client(url).upload({ filename, body, signal, onProgress });
    call.catch(() => {});
    await waiting;
    if (end === 'aborted') controller.abort();
    expect(await rejection(call)).toMatchObject({ code: end });
    events.emit('more');
    await over;
    expect(seen).toEqual([0, 4]);
  });

  test('a progress that throws is the caller’s mistake, told as such and not tried again', async () => {
    const { url, stored } = await putServer();
    const onProgress = ({ sent }: { sent: number }) => {
      if (sent) throw new TypeError('bar is undefined');
    };
    const call = client(url).upload({ filename, body: new Blob(['a']), onProgress });
    expect(await rejection(call)).toMatchObject({
      code: 'invalid-option',
      option: 'onProgress',
      message: 'onProgress threw TypeError: bar is undefined.',
      attempts: 1,
    });
    expect(stored).toEqual([]);
  });
});

test('a stream is let go of when a fetch takes no notice of the abort', async () => {
  const controller = new AbortController();
  const { url } = await putServer();
  const deaf: typeof fetch = (input, init) => {
    if (init?.method !== 'PUT') return fetch(input, init);
    controller.abort();
    return never();
  };
  const { body, isReleased } = sources['a source of one’s own'](3, 'a', never);
  const call = oneIntegration(url, { fetch: deaf }).upload({
    filename,
    body,
    signal: controller.signal,
  });
  expect(await rejection(call)).toMatchObject({ code: 'aborted' });
  await expect.poll(isReleased).toBe(true);
});

test('what can be read once is sent over a connection of its own, as a kept one may be dying', async () => {
  const used = new WeakSet();
  const { url, stored } = await putServer((request, response) => {
    if (used.has(request.socket)) return request.socket.destroy();
    used.add(request.socket);
    request.resume().on('end', () => response.end());
    return request;
  });
  const client = oneIntegrationOnNode(url);
  await client.upload({ filename, body: 'kept' });
  const { body } = sources['a Node stream'](1, 'a');
  await client.upload({ filename, body });
  expect(stored).toEqual(['kept', 'a']);
});
