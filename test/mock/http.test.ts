import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { oneIntegrationHeaders, oneIntegrationUrl } from './calls.ts';
import { raw } from './raw.ts';
import { send, target } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const a = '/one-integration/action/pre-sign?filename=a.csv';
const b = '/integration/v1/generatePreSign/sales?fileName=a.csv';

test('HEAD has the status and headers of GET, and no body', async () => {
  for (const path of [a, b, '/__mock/health', '/nowhere']) {
    const get = await send(mock.url, { path, headers: oneIntegrationHeaders });
    const head = await send(mock.url, { method: 'HEAD', path, headers: oneIntegrationHeaders });
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
  }
});

test.each([
  [a, 'GET, HEAD, OPTIONS'],
  [b, 'GET, HEAD, OPTIONS'],
  ['/v1/ap-south-1/one-integration-staging/key', 'PUT, OPTIONS'],
  ['/__mock/faults', 'GET, HEAD, POST, DELETE, OPTIONS'],
])('OPTIONS %s names its methods, and other methods are answered 405', async (path, allow) => {
  const options = await send(mock.url, { method: 'OPTIONS', path });
  expect(options).toMatchObject({ status: 204, headers: { allow }, text: '' });
  const patch = await send(mock.url, { method: 'PATCH', path, body: 'x' });
  expect(patch).toMatchObject({
    status: 405,
    headers: { allow, 'content-type': 'application/problem+json' },
  });
});

describe('a browser of another origin', () => {
  test('may send what the APIs and the storage need', async () => {
    for (const [path, method] of [
      [a, 'GET'],
      [target(await oneIntegrationUrl(mock.url, 'a.csv')), 'PUT'],
    ] as const) {
      const answer = await send(mock.url, {
        method: 'OPTIONS',
        path,
        headers: {
          origin: 'https://docs.example',
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type,x-clear-auth-token',
        },
      });
      expect(answer).toMatchObject({
        status: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-headers': 'content-type,x-clear-auth-token',
        },
      });
      expect(answer.headers['access-control-allow-methods']?.split(', ')).toContain(method);
    }
  });

  test('may read each answer, errors and headers too', async () => {
    for (const path of [a, '/nowhere', '/v1/ap-south-1/one-integration-staging/key']) {
      const answer = await send(mock.url, { path, headers: { origin: 'https://docs.example' } });
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
      });
    }
  });
});

test('what no document has is answered 404 in Prism’s words', async () => {
  const answer = await send(mock.url, { path: '/nowhere' });
  expect(answer).toMatchObject({
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
  });
  expect(JSON.parse(answer.text)).toEqual({
    type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
    title: 'Route not resolved, no path matched',
    status: 404,
    detail: "The route /nowhere hasn't been found in the specification file",
  });
});

describe('the two requests that end Prism', () => {
  test('a malformed escape in a path is a wrong template type', async () => {
    const headers = { 'x-cleartax-auth-token': 'any', fileContentType: 'CSV' };
    const path = '/integration/v1/generatePreSign/%E0%A4%A?fileName=a.csv';
    expect(await send(mock.url, { path, headers })).toMatchObject({ status: 500 });
    const post = await send(mock.url, { method: 'POST', path, headers });
    expect(post).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
  });
});

describe('what is not a request', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['no Host', `GET ${a} HTTP/1.1\r\n\r\n`, 'HTTP/1.1 400 Bad Request'],
    [
      'a negative length',
      `PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`,
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'two lengths',
      `PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'too many headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
  ])('%s is refused and the connection closed', async (_, bytes, first) => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    expect((await text(socket)).split('\r\n')[0]).toBe(first);
  });

  test.each([
    ['no Host', '', 400, 'The request names no Host.'],
    ['an empty Host', 'Host:\r\n', 400, 'The request names no Host.'],
    [
      'an expectation of its own',
      'Host: 127.0.0.1\r\nExpect: a-miracle\r\n',
      417,
      'The mock knows no expectation but 100-continue.',
    ],
  ])('%s is refused in one sentence', async (_, lines, status, detail) => {
    const answer = await raw(mock.url, `GET /__mock/health HTTP/1.1\r\n${lines}\r\n`);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ status, detail });
  });

  test('a request of HTTP/1.0 needs no Host', async () => {
    expect(await raw(mock.url, 'GET /__mock/health HTTP/1.0\r\n\r\n')).toContain(' 200 OK\r\n');
  });

  test('is answered after what was asked before it', async () => {
    mock.fault({ operation: 'one-integration', delay: 100 });
    const head = Object.entries({ host: '127.0.0.1', ...oneIntegrationHeaders })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const answer = await raw(mock.url, `GET ${a} HTTP/1.1\r\n${head}\r\nnonsense\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  test('a target in absolute form is read as its path', async () => {
    const answer = await send(mock.url, {
      path: `http://elsewhere.example${a}`,
      headers: oneIntegrationHeaders,
    });
    expect(answer).toMatchObject({ status: 200 });
  });
});

test.each([
  ['POST', 'faults', '{"operation":"storage","reset":true}', 201],
  ['PUT', 'clock', '{"advance":0}', 200],
])('%s %s tells a client that waits for it to go on', async (method, page, body, status) => {
  const { hostname, port } = new URL(mock.url);
  const socket = connect(Number(port), hostname);
  const lines = `Host: ${hostname}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n`;
  socket.write(`${method} /__mock/${page} HTTP/1.1\r\n${lines}Expect: 100-continue\r\n\r\n`);
  socket.once('data', () => socket.write(body));
  const answer = await text(socket);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 100 Continue\r\n\r\nHTTP/1\\.1 ${status} `));
  mock.reset();
});
