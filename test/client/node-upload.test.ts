import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ClearError, fromPath, fromStream } from '../../src/client/node.ts';
import { oneIntegrationOnNode as oneIntegration, rejection } from './clients.ts';
import { instantClock, manualClock } from './clock.ts';
import { putServer } from './put-server.ts';
import { generated, type Reply, serve, signedUrl } from './server.ts';
import { never, sources } from './sources.ts';

async function fileOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upload-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'purchase.csv');
  await writeFile(path, text);
  return path;
}

async function storage(put: (count: number) => Reply = () => ({ headers: { etag: '"e"' } })) {
  let puts = 0;
  let base = '';
  const served = await serve(({ method }) =>
    method === 'PUT' ? put(++puts) : generated(signedUrl(base)),
  );
  base = served.url;
  return { ...served, puts: () => served.received.filter(({ method }) => method === 'PUT') };
}

describe('a file', () => {
  test('goes up with its length and exactly the signed headers', async () => {
    const { url, puts } = await storage();
    const body = await fromPath(await fileOf('a,b\n1,2\n'));
    const uploaded = await oneIntegration(url).upload({ filename: 'purchase.csv', body });
    expect(uploaded).toMatchObject({ etag: '"e"', size: 8, attempts: 1 });
    const { host } = new URL(url);
    expect(puts()[0]).toMatchObject({
      body: 'a,b\n1,2\n',
      headers: { host, 'content-type': 'text/csv', 'content-length': '8' },
    });
    expect(Object.keys(puts()[0]?.headers ?? {}).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
  });

  test('may be empty', async () => {
    const { url, puts } = await storage();
    const body = await fromPath(await fileOf(''));
    await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(puts()[0]).toMatchObject({ body: '', headers: { 'content-length': '0' } });
  });

  test('is read again for a second attempt', async () => {
    const { url, puts } = await storage((count) => (count < 3 ? { status: 503 } : {}));
    const body = await fromPath(await fileOf('a,b'));
    await oneIntegration(url, { maxRetryDelay: 0 }).upload({ filename: 'a.csv', body });
    expect(puts().map(({ body }) => body)).toEqual(['a,b', 'a,b', 'a,b']);
  });

  test('tells its progress in order, to the last byte', async () => {
    const { url, puts } = await storage();
    const text = 'x'.repeat(1_500_000);
    const body = await fromPath(await fileOf(text));
    const seen: number[] = [];
    const onProgress = ({ sent }: { sent: number }) => seen.push(sent);
    await oneIntegration(url).upload({ filename: 'a.csv', body, onProgress });
    expect(puts()[0]?.body).toBe(text);
    expect(puts()[0]?.headers['expect']).toBe('100-continue');
    expect(seen).toEqual([0, 524_288, 1_048_576, 1_500_000]);
  });

  test('goes through an own fetch, with its length', async () => {
    const { url, puts } = await storage();
    const body = await fromPath(await fileOf('a,b'));
    const own: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      own.push(String(init?.method));
      return globalThis.fetch(input, init);
    };
    await oneIntegration(url, { fetch }).upload({ filename: 'a.csv', body });
    expect(own).toEqual(['GET', 'PUT']);
    expect(puts()[0]).toMatchObject({ body: 'a,b', headers: { 'content-length': '3' } });
  });

  test('that is shorter when it is read is not stored', async () => {
    const { url } = await storage();
    const path = await fileOf('a,b,c');
    const body = await fromPath(path);
    await truncate(path, 2);
    const call = oneIntegration(url, { retries: 0 }).upload({ filename: 'a.csv', body });
    const error = await rejection<ClearError>(call);
    expect(error).toMatchObject({
      code: 'invalid-option',
      option: 'path',
      operation: 'uploadFile',
    });
    expect(error.message).toBe(
      `path ${path} has changed since it was looked at, from 5 to 2 bytes: is it still being written.`,
    );
  });

  test.each([
    ['/no/such/file.csv', 'path /no/such/file.csv cannot be read: ENOENT.'],
    [tmpdir(), `path ${tmpdir()} is not a file.`],
  ])('cannot be %s', async (path, message) => {
    await expect(fromPath(path)).rejects.toThrow(message);
  });
});

describe('a stream', () => {
  test.each([
    ['of a file', async () => createReadStream(await fileOf('a,b'))],
    ['of chunks', async () => Readable.from([Buffer.from('a,'), Buffer.from('b')])],
    ['of the web', async () => new Blob(['a,b']).stream()],
  ])('%s goes up with the length that was given', async (_, open) => {
    const { url, puts } = await storage();
    const body = fromStream(await open(), { size: 3 });
    await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(puts()[0]).toMatchObject({ body: 'a,b', headers: { 'content-length': '3' } });
  });

  test('is not sent twice', async () => {
    const { url, puts } = await storage(() => ({ status: 503 }));
    const body = fromStream(Readable.from([Buffer.from('a')]), { size: 1 });
    await rejection(oneIntegration(url).upload({ filename: 'a.csv', body }));
    expect(puts()).toHaveLength(1);
  });

  test.each([
    [2, 'body has more than the 2 bytes announced.'],
    [4, 'body has 3 bytes, 4 were announced.'],
  ])('of 3 bytes is refused where %i were announced', async (size, message) => {
    const { url } = await storage();
    const body = fromStream(Readable.from([Buffer.from('a,b')]), { size });
    const call = oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(await rejection(call)).toMatchObject({ code: 'invalid-option', message });
  });

  test('that fails when it is let go of fails nothing else', async () => {
    const stream = new Readable({
      read() {},
      destroy: (_, done) => done(new Error('it was let go of')),
    });
    const closed = new Promise((resolve) => stream.once('close', resolve));
    const body = fromStream(stream, { size: 1 });
    const call = oneIntegration('https://api.example.com').upload({ filename: '', body });
    expect(await rejection(call)).toMatchObject({ code: 'invalid-option' });
    await closed;
  });

  test.each([-1, 1.5, Number.NaN])('cannot have %d bytes', (size) => {
    expect(() => fromStream(Readable.from([]), { size })).toThrow(
      `size must be the number of bytes in the stream, and ${size} is none.`,
    );
  });
});

/** Answers only the upload, before its body has come. */
async function eager(checkContinue: (status: number) => 'ask' | 'ignore' | number) {
  let body = 0;
  let base = '';
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end(generated(signedUrl(base)).body);
      return;
    }
    request.on('data', (chunk) => {
      body += chunk.length;
    });
    request.on('end', () => response.end());
  });
  let asked = 0;
  server.on('checkContinue', (request, response) => {
    const decision = checkContinue(++asked);
    if (decision === 'ignore') return server.emit('request', request, response);
    if (decision === 'ask') {
      response.writeContinue();
      return server.emit('request', request, response);
    }
    response.writeHead(decision, { connection: 'close' });
    response.end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
    return true;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: base, bytes: () => body };
}

describe('an upload by Node', () => {
  test('goes to an address of IPv6', async ({ skip }) => {
    let base = '';
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end(generated(signedUrl(base)).body));
      // Storage answers with nothing.
      if (request.method === 'PUT') response.end();
    });
    onTestFinished(() => void server.close());
    server.listen(0, '::1');
    const listens = await once(server, 'listening').catch(() => undefined);
    skip(!listens, 'this machine has no IPv6');
    base = `http://[::1]:${(server.address() as AddressInfo).port}`;
    const uploaded = await oneIntegration(base).upload({ filename: 'a.csv', body: 'a' });
    expect(uploaded.size).toBe(1);
  });

  test('to a host that refuses on each of its addresses says so', async () => {
    const { url } = await serve(() => generated(signedUrl('http://localhost:1')));
    const call = oneIntegration(url, { retries: 0 }).upload({ filename: 'a.csv', body: 'a' });
    const error = await rejection<ClearError>(call);
    expect(error).toMatchObject({ code: 'connection' });
    expect(error.message).toMatch(/ECONNREFUSED (127\.0\.0\.1|::1):1/);
  });

  test('that is refused before its end leaves no connection', async () => {
    let isClosed = false;
    const { url } = await putServer((request, response) => {
      request.socket.once('close', () => {
        isClosed = true;
      });
      request.resume();
      response.writeHead(403, { 'content-length': 0 }).end();
    });
    const { body: source } = sources['a Node stream'](3, 'a', 'b', never);
    // What can be read again goes over a connection that would be kept.
    const body = { ...source, repeatable: true };
    const call = oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(await rejection(call)).toMatchObject({ status: 403 });
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe('a large file', () => {
  const text = 'x'.repeat(2 * 1024 * 1024);

  test('that storage refuses is never sent', async () => {
    const { url, bytes } = await eager(() => 403);
    const body = await fromPath(await fileOf(text));
    const error = await rejection(oneIntegration(url).upload({ filename: 'a.csv', body }));
    expect(error).toMatchObject({
      code: 'storage-refused',
      ownerCode: 'AccessDenied',
      status: 403,
    });
    expect(bytes()).toBe(0);
  });

  test('is sent when storage wants it', async () => {
    const { url, bytes } = await eager(() => 'ask');
    const body = await fromPath(await fileOf(text));
    await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(bytes()).toBe(2_097_152);
  });

  test('is sent unasked to a proxy that does not know the question', async () => {
    const { url, bytes } = await eager(() => 417);
    const body = await fromPath(await fileOf(text));
    const uploaded = await oneIntegration(url).upload({ filename: 'a.csv', body });
    expect(uploaded.attempts).toBe(1);
    expect(bytes()).toBe(2_097_152);
  });

  test('is sent after a second to storage that does not say', async () => {
    const { clock, run, pending } = manualClock();
    const { url, bytes } = await eager(() => {
      setImmediate(() => run(1000));
      return 'ignore';
    });
    const body = await fromPath(await fileOf(text));
    const client = oneIntegration(url, { clock, uploadTimeout: Infinity });
    await client.upload({ filename: 'a.csv', body });
    expect(bytes()).toBe(2_097_152);
    expect(pending()).toEqual([]);
  });

  /** A proxy that refuses the first question when the body is already on its way. */
  async function refusingLate() {
    let puts = 0;
    let base = '';
    const served = await serve(() => generated(signedUrl(base)));
    base = served.url;
    const bodies: string[] = [];
    served.server.on('checkContinue', async (request, response) => {
      if (++puts === 1) {
        request.once('data', () => response.writeHead(417).end());
        return;
      }
      response.writeContinue();
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      response.end();
    });
    return { url: base, bodies, puts: () => puts };
  }

  test('is sent again, whole, when the question is refused after it has begun', async () => {
    const { url, bodies, puts } = await refusingLate();
    const lines = Array.from({ length: 300_000 }, (_, line) => `${line}\n`).join('');
    const { clock } = instantClock();
    const body = await fromPath(await fileOf(lines));
    const client = oneIntegration(url, { clock, uploadTimeout: Infinity });
    const uploaded = await client.upload({ filename: 'a.csv', body });
    expect(uploaded.attempts).toBe(2);
    expect(puts()).toBe(2);
    expect(bodies[0] === lines).toBe(true);
  });

  test('is a broken connection then, when it can be read only once', async () => {
    const { url, bodies, puts } = await refusingLate();
    const { clock } = instantClock();
    const body = fromStream(Readable.from([Buffer.from(text)]), { size: 2_097_152 });
    const client = oneIntegration(url, { clock, uploadTimeout: Infinity });
    const error = await rejection<ClearError>(client.upload({ filename: 'a.csv', body }));
    expect(error).toMatchObject({ code: 'connection', operation: 'uploadFile', attempts: 1 });
    expect(error.message).toContain('The upload was refused after it had begun');
    expect(puts()).toBe(1);
    expect(bodies).toEqual([]);
  });

  test('ends at once when it is aborted', async () => {
    const { url } = await eager(() => 'ask');
    const controller = new AbortController();
    const body = await fromPath(await fileOf(text));
    const call = oneIntegration(url).upload({
      filename: 'a.csv',
      body,
      signal: controller.signal,
      onProgress: ({ sent }) => sent && controller.abort(),
    });
    expect(await rejection(call)).toMatchObject({ code: 'aborted' });
  });
});
