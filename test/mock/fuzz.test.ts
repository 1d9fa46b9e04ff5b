import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { oneIntegrationUrl, put } from './calls.ts';
import { fuzz, hostileUpstream } from './fuzz.ts';

/** 20,000 in all. The whole of it, 100,000 requests each, is `npm run bench -- mock-fuzz`. */
const wanted = 10_000;

/** Milliseconds; it takes some seconds on a machine that is free. */
const patience = 180_000;

const mostGrowth = 2 * 1024 ** 2;

test(
  'survives odd requests: no crash, no hang, no unnamed 5xx, no growth',
  async () => {
    await using mock = await startMock();
    const { statuses, unnamed, grown } = await fuzz(mock.url, wanted);
    expect(unnamed).toEqual([]);
    expect(statuses).toEqual([200, 204, 400, 401, 403, 404, 405, 411, 422, 500, 501]);
    expect(grown).toBeLessThan(mostGrowth);
    expect((await fetch(`${mock.url}/__mock/health`)).status).toBe(200);
    const upload = await put(await oneIntegrationUrl(mock.url, 'after.csv'), 'x', 'text/csv');
    expect(upload.status).toBe(200);
  },
  patience,
);

test(
  'survives them in front of an upstream that answers with anything',
  async () => {
    await using upstream = await hostileUpstream();
    await using mock = await startMock({ upstream: upstream.url });
    const { statuses, grown } = await fuzz(mock.url, wanted, true);
    expect(statuses).toEqual(expect.arrayContaining([200, 204, 304, 400, 502, 999]));
    expect(grown).toBeLessThan(mostGrowth);
    expect((await fetch(`${mock.url}/__mock/health`)).status).toBe(200);
    const silent = mock.requests().filter(({ status }) => status === null);
    expect(silent).toEqual([]);
  },
  patience,
);
