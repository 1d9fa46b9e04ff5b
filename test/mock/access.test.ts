import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { mockHandler, startMock } from '../../src/mock/index.ts';
import { oneIntegrationHeaders, oneIntegrationTarget, oneIntegrationUrl, put } from './calls.ts';
import { send } from './request.ts';

describe('a Host that is not the mock’s own', () => {
  test.each([
    ['evil.example', 421],
    ['evil.example:4010', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['192.0.2.1', 421],
    ['localhost:4010', 200],
    ['a.localhost', 200],
    ['127.0.0.2', 200],
    ['[::1]:4010', 200],
    ['LOCALHOST', 200],
  ])('is refused for every page: %s is answered with %i', async (host, status) => {
    await using mock = await startMock();
    for (const path of ['/__mock/requests', oneIntegrationTarget]) {
      const answer = await send(mock.url, { path, headers: { ...oneIntegrationHeaders, host } });
      expect(answer.status).toBe(status);
    }
    const name = host.replace(/:\d+$/, '');
    if (status === 421)
      expect(mock.requests()[0]?.note).toBe(`the Host ${name} is none of this mock's`);
  });

  test('is told cut short, however long it is', async () => {
    await using mock = await startMock();
    const headers = { host: 'a'.repeat(9000) };
    const { status, text } = await send(mock.url, { path: '/__mock/health', headers });
    expect(status).toBe(421);
    expect(text.length).toBeLessThan(1000);
  });

  test('can be allowed', async () => {
    await using mock = await startMock({ allowedHosts: ['mock.internal'] });
    const status = async (host: string) =>
      (await send(mock.url, { path: '/__mock/health', headers: { host } })).status;
    expect([await status('Mock.Internal:80'), await status('other.internal')]).toEqual([200, 421]);
    await using open = await startMock({ allowedHosts: ['*'] });
    const headers = { host: 'any.example' };
    expect((await send(open.url, { path: '/__mock/health', headers })).status).toBe(200);
  });

  test('of a mock that listens everywhere is no address', async () => {
    await using mock = await startMock({ host: '0.0.0.0' });
    const status = async (host: string) =>
      (await send(mock.url, { path: '/__mock/health', headers: { host } })).status;
    expect([await status('192.0.2.1:1'), await status('evil.example')]).toEqual([200, 421]);
  });
});

test('the mock is mounted in another server, which answers what is not the mock’s', async () => {
  const mock = await mockHandler();
  const server = createServer((message, response) =>
    message.url === '/bare'
      ? mock.handle(message, response)
      : mock.handle(message, response, () => response.end('the site')),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect((await send(url, { path: '/page' })).text).toBe('the site');
    expect((await send(url, { path: '/bare' })).status).toBe(404);
    expect((await send(url, { path: '/__mock/health' })).status).toBe(200);
    expect((await send(url, { path: '/one-integration/typo' })).status).toBe(404);
    const upload = await put(await oneIntegrationUrl(url, 'a.csv'), 'x', 'text/csv');
    expect(upload.status).toBe(200);
    expect(mock.objects()).toHaveLength(1);
  } finally {
    await mock.close();
    await new Promise((resolve) => server.close(resolve));
  }
});
