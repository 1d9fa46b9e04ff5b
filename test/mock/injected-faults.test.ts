import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { integrationV1Headers, oneIntegrationHeaders, oneIntegrationUrl, put } from './calls.ts';
import { send } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterEach(() => mock.reset());
afterAll(() => mock.close());

const a = '/one-integration/action/pre-sign?filename=a.csv';
const b = '/integration/v1/generatePreSign/sales?fileName=a.csv';
const callA = (headers = {}) =>
  send(mock.url, { path: a, headers: { ...oneIntegrationHeaders, ...headers } });
const callB = () => send(mock.url, { path: b, headers: integrationV1Headers });

describe('an injected status', () => {
  test('meets one call, with the documented body', async () => {
    mock.fault({ status: 500 });
    const failed = await callA();
    expect(failed).toMatchObject({ status: 500, headers: { 'x-mock-example': 'internal-error' } });
    expect(JSON.parse(failed.text).error.message).toBe('Something went wrong on the server');
    expect((await callA()).status).toBe(200);
    expect(mock.requests().map(({ note }) => note)).toEqual(['injected', null]);
  });

  test('that is not documented has the headers and the body that the test gives', async () => {
    const headers = { 'Retry-After': '7', 'Content-Type': 'text/html' };
    mock.fault({ status: 429, headers, body: '<h1>Slow down</h1>' });
    expect(await callA()).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7', 'content-type': 'text/html', 'content-length': '18' },
      text: '<h1>Slow down</h1>',
    });
  });

  test('has each header once, and is no example when its body is another', async () => {
    mock.fault({
      status: 500,
      body: 'x',
      headers: { 'Access-Control-Allow-Origin': 'https://a.example' },
    });
    const { status, headers, text } = await callA();
    expect({ status, text }).toEqual({ status: 500, text: 'x' });
    expect(headers['access-control-allow-origin']).toBe('https://a.example');
    expect(headers['access-control-expose-headers']).toBe('*');
    expect(headers['x-mock-example']).toBeUndefined();
    expect(mock.requests()[0]?.example).toBeNull();
  });

  test('meets only its operation, and as often as it should', async () => {
    mock.fault({ operation: 'integration-v1', example: 'api-quota-exceeded', times: 2 });
    const statuses = [];
    for (const call of [callB, callA, callB, callB]) statuses.push((await call()).status);
    expect(statuses).toEqual([403, 200, 403, 200]);
  });

  test('meets every call until it is taken back', async () => {
    const takeBack = mock.fault({ status: 503, times: 'always' });
    expect([(await callA()).status, (await callB()).status]).toEqual([503, 503]);
    takeBack();
    expect((await callA()).status).toBe(200);
  });

  test('gives way to Prefer', async () => {
    mock.fault({ status: 503 });
    expect(await callA({ prefer: 'code=403' })).toMatchObject({ status: 403 });
  });

  test('meets an upload, which is then not stored', async () => {
    const url = await oneIntegrationUrl(mock.url, 'a.csv');
    mock.fault({ operation: 'storage', status: 503 });
    const refused = await put(url, 'x', 'text/csv');
    expect(refused).toMatchObject({ status: 503 });
    expect(refused.text).toContain('<Code>SlowDown</Code>');
    expect(mock.objects()).toEqual([]);
    expect(await put(url, 'x', 'text/csv')).toMatchObject({ status: 200 });
  });
});

test('a reset cuts the connection before any byte of an answer', async () => {
  mock.fault({ reset: true });
  await expect(callA()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(mock.requests()).toMatchObject([{ status: 0, note: 'injected reset' }]);
  expect((await callA()).status).toBe(200);
});

test('a truncated answer announces its whole length and ends early', async () => {
  mock.fault({ truncate: 20 });
  const response = await fetch(mock.url + a, { headers: oneIntegrationHeaders });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(500);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe('{"status":200,"succe');
  await expect(reader?.read()).rejects.toThrow();
});

test('a delay holds the answer back, a slow body spreads it', async () => {
  for (const fault of [{ delay: 120 }, { slow: 120 }]) {
    mock.fault(fault);
    const startedAt = performance.now();
    expect((await callA()).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  }
});

test('a latency holds every call back, and nothing holds up a mock that closes', async () => {
  await using slow = await startMock({ latency: [60, 80], seed: 'slow' });
  const startedAt = performance.now();
  await send(slow.url, { path: a, headers: oneIntegrationHeaders });
  expect(performance.now() - startedAt).toBeGreaterThan(55);
  slow.fault({ delay: 60_000 });
  const waiting = send(slow.url, { path: a, headers: oneIntegrationHeaders });
  await expect
    .poll(() => fetch(`${slow.url}/__mock/faults`).then((r) => r.json()))
    .toEqual({
      faults: [],
    });
  await slow.close();
  expect(await waiting).toMatchObject({ status: 200, headers: { connection: 'close' } });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
