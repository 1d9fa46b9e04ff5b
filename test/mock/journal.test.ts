import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { mockHandler, startMock } from '../../src/mock/index.ts';
import { oneIntegrationHeaders as headers, oneIntegrationTarget as path } from './calls.ts';
import { send } from './request.ts';

test('a call stands in the journal from its start, and is answered or left', async () => {
  await using mock = await startMock();
  mock.fault({ delay: 60_000 });
  const leaving = new AbortController();
  const { signal } = leaving;
  const left = fetch(mock.url + path, { headers, signal }).catch(() => 'left');
  await expect.poll(() => mock.requests()).toMatchObject([{ id: 1, status: null, note: null }]);
  expect(mock.requests()[0]?.operation).toBe('one-integration');
  leaving.abort();
  expect(await left).toBe('left');
  await expect
    .poll(() => mock.requests())
    .toMatchObject([{ status: 0, note: 'the client left before the whole answer' }]);
  await send(mock.url, { path, headers });
  expect(mock.requests().map(({ id, status }) => [id, status])).toEqual([
    [1, 0],
    [2, 200],
  ]);
});

test('the journal keeps no answer and no connection alive', async () => {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');
  const mock = await mockHandler();
  const responses: WeakRef<ServerResponse>[] = [];
  const server = createServer((message, response) => {
    responses.push(new WeakRef(response));
    mock.handle(message, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (let i = 0; i < 50; i++) await send(url, { path, headers });
  await new Promise((resolve) => server.close(resolve));
  await expect
    .poll(() => {
      gc();
      return responses.filter((response) => response.deref()).length;
    })
    .toBeLessThan(3);
  expect(mock.requests()).toHaveLength(50);
  await mock.close();
});
