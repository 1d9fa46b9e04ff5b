import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { raw, rawServer } from './raw.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
const get = (lines = '') =>
  `GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines}Connection: close\r\n\r\n`;

test.each([
  [
    'the status 000',
    'HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n',
    502,
    '0 is no status of HTTP',
  ],
  [
    'the status 099',
    'HTTP/1.1 099 Less\r\nContent-Length: 0\r\n\r\n',
    502,
    '99 is no status of HTTP',
  ],
  [
    'the status 101',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    502,
    '101 switches to another protocol, which nobody asked for',
  ],
  [
    'a control byte in its reason phrase',
    'HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n',
    200,
    'its reason phrase has control characters',
  ],
  [
    'Trailer beside Content-Length',
    'HTTP/1.1 200 OK\r\nTrailer: x\r\nContent-Length: 0\r\n\r\n',
    200,
    'stands beside a Content-Length, after which no trailer can come',
  ],
])('an upstream that answers with %s is reported', async (_, bytes, status, message) => {
  await using upstream = await rawServer(bytes);
  await using proxy = await startMock({ upstream: upstream.url });
  const answer = await raw(proxy.url, get());
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).not.toMatch(/^trailer:/im);
  const [call] = proxy.requests();
  expect(call?.status).toBe(status);
  expect(call?.departures).toContainEqual({ in: 'answer', at: expect.any(String), message });
});

test('an upstream that does not speak HTTP, or breaks off before its answer, is a 502', async () => {
  for (const bytes of ['nonsense\r\n\r\n', '']) {
    await using upstream = await rawServer(bytes);
    await using proxy = await startMock({ upstream: upstream.url });
    expect(await raw(proxy.url, get())).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
    expect(proxy.requests()).toMatchObject([{ status: 502, note: expect.stringContaining('(') }]);
  }
});

test.each([
  [
    'a chunk without a length',
    'Transfer-Encoding: chunked\r\n\r\nzz\r\n',
    'HPE_INVALID_CHUNK_SIZE',
  ],
  [
    'a trailer with a control byte',
    'Transfer-Encoding: chunked\r\n\r\n0\r\nx: \u0001\r\n\r\n',
    'HPE_INVALID_HEADER_TOKEN',
  ],
])(
  'an answer that ends in %s is no 502 in the journal, for it had begun',
  async (_, rest, code) => {
    await using upstream = await rawServer(`HTTP/1.1 200 OK\r\n${rest}`);
    await using proxy = await startMock({ upstream: upstream.url });
    expect(await raw(proxy.url, get())).not.toContain(' 502 ');
    const note = `${upstream.url} does not answer in HTTP (${code})`;
    expect(proxy.requests()).toMatchObject([{ status: 200, note }]);
  },
);

test('what concerns one connection goes no further, trailers where they can', async () => {
  await using upstream = await rawServer(ok);
  await using proxy = await startMock({ upstream: upstream.url });
  const lines = 'Trailer: x\r\nTE: trailers\r\nUpgrade: websocket\r\nX-Hop: 1\r\nX-Kept: 1\r\n';
  const head = `GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines}Connection: TE, upgrade, X-Hop, close\r\n\r\n`;
  expect(await raw(proxy.url, head)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  const sent = upstream.received().toLowerCase();
  expect(sent).toContain('x-kept: 1');
  for (const name of ['trailer:', 'te:', 'upgrade:', 'x-hop:', 'websocket']) {
    expect(sent).not.toContain(`\r\n${name}`);
  }
});

test('trailers after a chunked body go both ways', async () => {
  const seen: unknown[] = [];
  const server = createServer(async (request, response) => {
    seen.push(await text(request), request.trailers);
    response.writeHead(200, { trailer: 'x-back', 'transfer-encoding': 'chunked' });
    response.write('body');
    response.addTrailers({ 'x-back': 'there' });
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await using proxy = await startMock({ upstream });
    const chunked = 'Transfer-Encoding: chunked\r\nTrailer: x-sum\r\nConnection: close\r\n\r\n';
    const post = `POST /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n${chunked}2\r\nab\r\n0\r\nx-sum: 7\r\n\r\n`;
    const answer = await raw(proxy.url, post);
    expect(seen).toEqual(['ab', { 'x-sum': '7' }]);
    expect(answer).toMatch(/4\r\nbody\r\n0\r\nx-back: there\r\n\r\n$/i);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test('OPTIONS * goes as it is', async () => {
  await using upstream = await rawServer(ok);
  await using proxy = await startMock({ upstream: `${upstream.url}/base` });
  await raw(proxy.url, 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
  expect(upstream.received()).toMatch(/^OPTIONS \* HTTP\/1\.1\r\n/);
});

test('a 502 closes its connection once the body of the request has been read', async () => {
  await using proxy = await startMock({ upstream: 'http://127.0.0.1:1' });
  const head = 'POST /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400000\r\n\r\n';
  const answer = await raw(proxy.url, head + 'x'.repeat(400_000));
  expect(answer).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
}, 20_000);
