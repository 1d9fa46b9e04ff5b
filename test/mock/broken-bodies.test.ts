import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { oneIntegrationUrl } from './calls.ts';
import { raw, rawServer } from './raw.ts';
import { target } from './request.ts';

const head = (first: string) => `${first} HTTP/1.1\r\nHost: 127.0.0.1\r\n`;

describe.each(['on its own', 'in proxy mode'])('%s, a body that is broken', (kind) => {
  test.each([
    ['a bad chunk', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', false],
    ['a short body', 'Content-Length: 100\r\n\r\n{"status"', true],
  ])('is answered with 400 and the connection closed at once: %s', async (_, rest, halfClose) => {
    await using upstream = await rawServer('');
    const options = kind === 'in proxy mode' ? { upstream: upstream.url } : {};
    await using mock = await startMock(options);
    const own = ['POST /__mock/faults', 'PUT /__mock/clock'];
    for (const first of kind === 'in proxy mode' ? [...own, 'POST /nowhere'] : own) {
      const answer = await raw(mock.url, head(first) + rest, halfClose);
      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
      expect(answer).toContain(
        'The body of the request ends early, or is not written as HTTP says.',
      );
    }
  });
});

test('a refusal reaches a client that is still sending, though it asked for the connection to be closed', async () => {
  await using mock = await startMock();
  const path = target(await oneIntegrationUrl(mock.url, 'a.csv'));
  const size = 20_000_000;
  const { hostname, port, host } = new URL(mock.url);
  const socket = connect({ host: hostname, port: Number(port) });
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    answer += chunk;
  });
  const closed = new Promise<Error | undefined>((resolve) => {
    socket.on('error', resolve).on('close', () => resolve(undefined));
  });
  socket.write(
    `PUT ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`,
  );
  // Like a client that looks for no answer before all of its body is sent.
  socket.pause();
  await new Promise((resolve) => socket.write(Buffer.alloc(size, 'x'), resolve));
  socket.resume();
  expect(await closed).toBeUndefined();
  expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(answer).toContain('SignatureDoesNotMatch');
});
