import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { at } from '../../src/contract/meaning.ts';
import { callsOf, sharedCalls } from '../../src/contract/operations.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { oneIntegrationHeaders } from './calls.ts';
import { everyCall } from './every-call.ts';
import { raw, rawServer } from './raw.ts';
import { send, target } from './request.ts';

const a = '/one-integration/action/pre-sign?filename=a.csv';
const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function proxyTo(upstream: string): Promise<Mock> {
  const proxy = await startMock({ upstream });
  running.unshift(proxy.close);
  return proxy;
}

/** An upstream that answers as the test says. */
async function upstream(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server: Server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  running.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Every operation of the registry; the storage's is among an API's too, once that is bundled. */
const operations = Object.entries(bundles).flatMap(([id, document]) => {
  const own = callsOf(document);
  const calls = own.length ? own : sharedCalls(document);
  return calls.map((call) => ({ id, document, isShared: !own.length, ...call }));
});
const storage = operations.find(({ isShared }) => isShared)?.id;

/** What an operation is called at; that of the storage has its whole address from an answer. */
async function targetOf(mock: Mock, path: string, isShared: boolean): Promise<string> {
  const call = everyCall.find((one) => isShared || one.path === path);
  if (!call || !isShared) return call?.target ?? path;
  return target(await urlOf(mock.url, call));
}

async function urlOf(url: string, call: (typeof everyCall)[number]): Promise<string> {
  const { target: path, headers } = call;
  const answer = await send(url, { method: call.method.toUpperCase(), path, headers });
  return String(at(JSON.parse(answer.text), call.pointer));
}

test('passes both ways byte for byte', async () => {
  const seen: { url: string | undefined; raw: string[]; body: Buffer }[] = [];
  const origin = await upstream(async (request, response) => {
    seen.push({ url: request.url, raw: request.rawHeaders, body: await buffer(request) });
    response.sendDate = false;
    response.writeHead(501, 'Not Here', ['X-Odd', 'ä', 'x-odd', 'b', 'Content-Length', '3']);
    response.end(Buffer.from([0xff, 0x00, 0x0a]));
  });
  const proxy = await proxyTo(origin);
  const bytes = Buffer.from([0x00, 0xff, 0xfe, 0x0d, 0x0a]);
  const path = '/any/%e0%a4%a/path?a=%20+b&a=1&X-Amz-Signature=%7E';
  const response = await rawCall(proxy.url, path, bytes);
  expect(seen[0]?.url).toBe(path);
  expect(seen[0]?.body).toEqual(bytes);
  expect(seen[0]?.raw.join('|')).toContain('X-Mixed-Case|Value  kept|Content-Length|5');
  expect(seen[0]?.raw.join('|')).toContain(`Host|${new URL(origin).host}`);
  expect(response.statusLine).toBe('HTTP/1.1 501 Not Here');
  expect(response.headers).toEqual(['X-Odd: ä', 'x-odd: b', 'Content-Length: 3']);
  expect(response.body).toEqual(Buffer.from([0xff, 0x00, 0x0a]));
});

test('finds nothing to report between a good caller and a server that keeps the contract', async () => {
  const real = await startMock();
  running.push(real.close);
  const proxy = await proxyTo(real.url);
  for (const call of everyCall) {
    const url = await urlOf(proxy.url, call);
    await send(proxy.url, {
      method: 'PUT',
      path: target(url),
      headers: { 'content-type': call.contentType, host: new URL(real.url).host },
      body: 'x',
    });
  }
  expect(proxy.requests().map(({ operation, departures }) => ({ operation, departures }))).toEqual(
    everyCall.flatMap(({ id }) => [
      { operation: id, departures: [] },
      { operation: storage, departures: [] },
    ]),
  );
  expect(real.objects()).toHaveLength(everyCall.length);
});

test.each(operations)('every documented answer of $id keeps the contract', async (called) => {
  const { document, operation, isShared } = called;
  const real = await startMock();
  running.push(real.close);
  const path = await targetOf(real, called.path, isShared);
  const proxy = await proxyTo(real.url);
  const answers = documentedAnswers(document, operation);
  expect(answers).not.toEqual([]);
  for (const { name: example, status, mediaType } of answers) {
    const headers = { prefer: `code=${status}, example=${example}`, 'content-length': '0' };
    const answer = await send(proxy.url, { method: called.method.toUpperCase(), path, headers });
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': mediaType, 'x-mock-example': example },
    });
    const { departures = [] } = proxy.requests().at(-1) ?? {};
    const broken = departures.filter((d) => d.in === 'answer' && d.at !== 'status');
    expect(broken).toEqual([]);
  }
});

describe('reports that a request', () => {
  test('breaks several rules, all of them, and what the contract says it would get', async () => {
    const origin = await upstream((_, response) => {
      response.writeHead(422, { 'content-type': 'application/json' }).end('{}');
    });
    const proxy = await proxyTo(origin);
    await send(proxy.url, {
      path: '/one-integration/action/pre-sign?fileName=abc',
      headers: { 'x-clear-auth-token': 'any', 'x-integration-id': 'mine' },
    });
    expect(proxy.requests()[0]?.departures).toEqual([
      {
        in: 'request',
        at: 'header x-integration-id',
        message: 'violates "format" of the contract',
      },
      { in: 'request', at: 'query filename', message: 'violates "required" of the contract' },
      {
        in: 'request',
        at: 'query fileName',
        message: 'is not a parameter of the contract, whose names are exact',
      },
      {
        in: 'answer',
        at: 'status',
        message:
          '422; for header x-integration-id that violates "format" the contract says 400 (inferred)',
      },
      {
        in: 'answer',
        at: 'status',
        message: '422 is not documented; 200, 400, 401, 403, 406, 500 are',
      },
    ]);
  });

  test('has a body, another method, or a path of no document', async () => {
    const origin = await upstream((request, response) => {
      request.resume();
      response.writeHead(401, { 'content-type': 'text/plain' }).end('UNAUTHORIZED');
    });
    const proxy = await proxyTo(origin);
    await send(proxy.url, {
      path: a,
      headers: { ...oneIntegrationHeaders, 'content-length': '1' },
      body: 'x',
    });
    await send(proxy.url, { method: 'POST', path: a, headers: oneIntegrationHeaders });
    await send(proxy.url, { path: '/elsewhere' });
    expect(proxy.requests().map(({ departures }) => departures)).toEqual([
      [{ in: 'request', at: 'body', message: 'the operation takes none' }],
      [{ in: 'request', at: 'method', message: 'POST; the contract has GET, HEAD, OPTIONS' }],
      [{ in: 'request', at: 'path', message: 'no document has this path' }],
    ]);
  });
});

describe('reports that an answer', () => {
  const cases: readonly [string, number, string, unknown, object[]][] = [
    [
      'has another media type',
      200,
      'text/html',
      '<p>',
      [
        {
          at: 'header content-type',
          message: 'text/html is not documented for 200; application/json is',
        },
      ],
    ],
    [
      'is not JSON',
      406,
      'application/json',
      '{',
      [{ at: 'body', message: 'is not application/json' }],
    ],
    [
      'lacks a field and has another type',
      403,
      'application/json; charset=utf-8',
      { status: '403', success: false, message: 'ERROR', result: null, error: null },
      [
        { at: 'body ', message: "must have required property 'metadata'" },
        { at: 'body /status', message: 'must be integer' },
        { at: 'body /error', message: 'must be object' },
      ],
    ],
    [
      'has a URL that is signed otherwise',
      200,
      'application/json',
      success(
        'https://storage.clear.in/v1/ap-south-1/b/other.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=x%2F20260208%2Fap-south-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Expires=3599',
      ),
      [
        {
          at: 'body /result/uploadUrl',
          message: 'its signed headers is host; the contract says content-type;host',
        },
        ...['X-Amz-Date', 'X-Amz-Signature'].map((name) => ({
          at: 'body /result/uploadUrl',
          message: `its ${name} is missing; the contract says that it is signed`,
        })),
        {
          at: 'body /result/uploadUrl',
          message: 'its lifetime in seconds is 3599; the contract says 3600',
        },
        {
          at: 'body /result/uploadUrl',
          message: 'its key ends in other.csv, not in a.csv',
        },
      ],
    ],
  ];
  test.each(cases)('%s', async (_, status, contentType, body, departures) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const origin = await upstream((_, response) => {
      response.writeHead(status, { 'content-type': contentType, 'content-encoding': 'gzip' });
      response.end(gzipSync(text));
    });
    const proxy = await proxyTo(origin);
    await send(proxy.url, { path: a, headers: oneIntegrationHeaders });
    expect(proxy.requests()[0]?.departures).toEqual(
      departures.map((departure) => ({ in: 'answer', ...departure })),
    );
  });

  function success(uploadUrl: string) {
    const result = { status: 'OK', uploadUrl };
    return { status: 200, success: true, message: 'm', result, error: null, metadata: null };
  }
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
])('reads an answer of %s, unless it grows too long', async (encoding, packed) => {
  const bodies = [packed('[]'), packed(`[${' '.repeat(2 * 1024 ** 2)}]`)];
  const origin = await upstream((_, response) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    response.writeHead(200, headers).end(bodies.shift());
  });
  const proxy = await proxyTo(origin);
  for (let i = 0; i < 2; i++) await send(proxy.url, { path: a, headers: oneIntegrationHeaders });
  const departures = proxy.requests().map((call) => call.departures.map(({ message }) => message));
  expect(departures).toEqual([['must be object'], []]);
});

test('a client of HTTP/1.0 gets a body without chunks', async () => {
  const origin = await upstream((_, response) => {
    response.write('in ');
    response.end('chunks');
  });
  const proxy = await proxyTo(origin);
  const answer = await raw(proxy.url, 'GET /any HTTP/1.0\r\n\r\n');
  expect(answer).not.toMatch(/transfer-encoding/i);
  expect(answer).toMatch(/\r\n\r\nin chunks$/);
});

test('leaves the upstream when the client does', async () => {
  const events = new EventEmitter();
  const [asked, left] = [once(events, 'asked'), once(events, 'left')];
  const origin = await upstream((request) => {
    request.socket.once('close', () => events.emit('left'));
    events.emit('asked');
  });
  const proxy = await proxyTo(origin);
  const controller = new AbortController();
  const call = fetch(`${proxy.url}/any`, { signal: controller.signal }).catch(() => 'left');
  await asked;
  controller.abort();
  expect(await call).toBe('left');
  await left;
});

test('ends what it kept open to the upstream when it ends', async () => {
  // Which itself ends when its connections have.
  await using origin = await rawServer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', () => {});
  const proxy = await startMock({ upstream: origin.url });
  expect((await send(proxy.url, { path: '/any' })).status).toBe(200);
  await proxy.close();
});

test('says that the upstream cannot be reached', async () => {
  const proxy = await proxyTo('http://127.0.0.1:1');
  const answer = await send(proxy.url, { path: a });
  expect(answer.status).toBe(502);
  expect(JSON.parse(answer.text).detail).toBe(
    'http://127.0.0.1:1 cannot be reached (ECONNREFUSED). Check --upstream.',
  );
});

test('breaks an answer off where the upstream does', async () => {
  const origin = await upstream((_, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('half', () => response.destroy());
  });
  const proxy = await proxyTo(origin);
  await expect(send(proxy.url, { path: a })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(proxy.requests()).toMatchObject([
    { status: 200, note: 'the upstream broke its answer off', departures: [] },
  ]);
});

test('keeps its own pages to itself', async () => {
  const proxy = await proxyTo('http://127.0.0.1:1');
  expect(await send(proxy.url, { path: '/__mock/health' })).toMatchObject({ status: 200 });
});

async function rawCall(url: string, path: string, body: Buffer) {
  const { connect } = await import('node:net');
  const { host, hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nX-Mixed-Case: Value  kept\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
  );
  socket.write(body);
  const bytes = await buffer(socket);
  const end = bytes.indexOf('\r\n\r\n');
  const [statusLine, ...headers] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const own = headers.filter((header) => !/^connection:/i.test(header));
  return { statusLine, headers: own, body: bytes.subarray(end + 4) };
}
