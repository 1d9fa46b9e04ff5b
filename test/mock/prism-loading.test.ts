import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { oneIntegrationHeaders, oneIntegrationTarget, oneIntegrationUrl } from './calls.ts';
import { send } from './request.ts';

const require = createRequire(import.meta.url);
const isLoaded = () =>
  Object.keys(require.cache).some((file) => /@stoplight.prism|faker/.test(file));

test('Prism is loaded in a thread of its own, while all other requests are answered', async () => {
  await using mock = await startMock();
  const other = () =>
    send(mock.url, { path: oneIntegrationTarget, headers: oneIntegrationHeaders });
  await other();
  let isThere = false;
  const dynamic = send(mock.url, {
    path: '/one-integration/action/pre-sign',
    headers: { prefer: 'code=403, dynamic=true' },
  }).then((answer) => {
    isThere = true;
    return answer;
  });
  let meanwhile = 0;
  while (!isThere) {
    expect((await other()).status).toBe(200);
    meanwhile++;
  }
  expect((await dynamic).status).toBe(403);
  expect(meanwhile).toBeGreaterThan(3);
  // Loaded on this thread, it would keep all of them waiting.
  expect(isLoaded()).toBe(false);
});

test('what the documents say alone needs no Prism', async () => {
  await using mock = await startMock();
  await oneIntegrationUrl(mock.url, 'a.csv');
  const words = async (method: string, path: string) => {
    const { status, headers, text } = await send(mock.url, { method, path });
    const { title, detail } = JSON.parse(text);
    return [status, headers.allow, headers['content-type'], title, detail];
  };
  expect(await words('GET', '/nowhere')).toEqual([
    404,
    undefined,
    'application/problem+json',
    'Route not resolved, no path matched',
    "The route /nowhere hasn't been found in the specification file",
  ]);
  expect(await words('POST', '/one-integration/action/pre-sign')).toEqual([
    405,
    'GET, HEAD, OPTIONS',
    'application/problem+json',
    'Route resolved, but no method matched',
    'The route /one-integration/action/pre-sign has been matched, but it does not have "post" method defined',
  ]);
});
