import { describe, expect, test } from 'vitest';
import { type ClearError, ServerFaultError } from '../../src/client/index.ts';
import { integrationV1, oneIntegration, rejection } from './clients.ts';
import { instantClock } from './clock.ts';
import { generated, type Reply, serve, signedUrl } from './server.ts';

const success = generated(signedUrl('https://storage.clear.in'));

/** Answers with the replies in turn, then with the last for ever. */
const inTurn = (...replies: Reply[]) =>
  serve((_, count) => replies[Math.min(count, replies.length) - 1]);

describe('what is tried again', () => {
  test.each([408, 429, 500, 502, 503, 504])('%i, until it succeeds', async (status) => {
    const { url, received } = await inTurn({ status }, { status }, success);
    const { clock } = instantClock();
    await oneIntegration(url, { clock }).presign({ filename: 'a.csv' });
    expect(received).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 406, 409, 501, 505])('not %i', async (status) => {
    const { url, received } = await inTurn({ status }, success);
    const { clock, waits } = instantClock();
    await rejection(oneIntegration(url, { clock }).presign({ filename: 'a.csv' }));
    expect(received).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('not a 500 whose body says that the caller is at fault', async () => {
    const body = '[{"errorCode":"INTERNAL_ERROR","errorMessage":"header missing"}]';
    const { url, received } = await inTurn({ status: 500, body });
    const { clock } = instantClock();
    const file = { templateType: 'sales', fileName: 'a.csv' } as const;
    await rejection(integrationV1(url, { clock }).presign(file));
    expect(received).toHaveLength(1);
  });

  test('a connection that is refused', async () => {
    const { server, url } = await inTurn(success);
    await new Promise((resolve) => server.close(resolve));
    const { clock, waits } = instantClock();
    const error = await rejection<ClearError>(
      oneIntegration(url, { clock }).presign({ filename: 'a.csv' }),
    );
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection', attempts: 3 });
    expect(error.message).toBe(
      `One Integration pre-sign: the connection failed: connect ECONNREFUSED ${new URL(url).host}. Check the network and the address.`,
    );
    expect(waits).toHaveLength(2);
  });

  test('a connection that breaks before the answer', async () => {
    const { url, received } = await serve((_, count, response) => {
      if (count > 1) return success;
      response.socket?.destroy();
      return undefined;
    });
    const { clock } = instantClock();
    await oneIntegration(url, { clock }).presign({ filename: 'a.csv' });
    expect(received).toHaveLength(2);
  });

  test.each([undefined, null])('a fetch that rejects with %s', async (reason) => {
    let asked = 0;
    const fetch = () => {
      asked++;
      return Promise.reject(reason);
    };
    const { clock } = instantClock(1, (wait) => wait <= 500);
    const client = oneIntegration('https://api.example.com', { clock, fetch });
    const error = await rejection<ClearError>(client.presign({ filename: 'a.csv' }));
    expect(error).toMatchObject({
      name: 'ConnectionError',
      message:
        'One Integration pre-sign: the connection failed: no reason given. Check the network and the address.',
    });
    expect(asked).toBe(3);
  });

  test('the raw client gives the last answer as it is', async () => {
    const { url, received } = await inTurn({ status: 503, body: 'busy' });
    const { clock } = instantClock();
    const { raw } = oneIntegration(url, { clock });
    const params = { query: { filename: 'a.csv' } };
    const { error, response } = await raw.GET('/one-integration/action/pre-sign', { params });
    expect(response.status).toBe(503);
    expect(error).toBe('busy');
    expect(received).toHaveLength(3);
  });

  test('the raw client gives an empty answer, too', async () => {
    const { url } = await inTurn({ status: 204 });
    const params = { query: { filename: 'a.csv' } };
    const { raw } = oneIntegration(url);
    const { response } = await raw.GET('/one-integration/action/pre-sign', { params });
    expect(response.status).toBe(204);
  });
});

describe('how often', () => {
  test.each([
    [0, 1],
    [1, 2],
    [4, 5],
  ])('%i retries make %i requests', async (retries, requests) => {
    const { url, received } = await inTurn({ status: 503 });
    const { clock, waits } = instantClock();
    const error = await rejection<ClearError>(
      oneIntegration(url, { clock, retries }).presign({ filename: 'a.csv' }),
    );
    expect(error).toBeInstanceOf(ServerFaultError);
    expect(error.attempts).toBe(requests);
    expect(received).toHaveLength(requests);
    expect(waits).toHaveLength(retries);
  });

  test('a call decides for itself', async () => {
    const { url, received } = await inTurn({ status: 503 });
    const { clock } = instantClock();
    const client = oneIntegration(url, { clock, retries: 5 });
    await rejection(client.presign({ filename: 'a.csv', retries: 0 }));
    expect(received).toHaveLength(1);
  });
});

describe('how long is waited', () => {
  const waitsOf = async (reply: Reply, random: number, options = {}) => {
    const { url } = await inTurn(reply);
    const { clock, waits } = instantClock(random);
    const client = oneIntegration(url, { clock, retries: 4, ...options });
    const error = await rejection<ClearError>(client.presign({ filename: 'a.csv' }));
    return { waits, error };
  };

  test('up to a bound that doubles', async () => {
    const { waits } = await waitsOf({ status: 503 }, 1);
    expect(waits).toEqual([250, 500, 1000, 2000]);
  });

  test('anything down to nothing, by chance', async () => {
    expect((await waitsOf({ status: 503 }, 0)).waits).toEqual([0, 0, 0, 0]);
    expect((await waitsOf({ status: 503 }, 0.5)).waits).toEqual([125, 250, 500, 1000]);
  });

  test('never longer than maxRetryDelay', async () => {
    const { waits } = await waitsOf({ status: 503 }, 1, { maxRetryDelay: 600 });
    expect(waits).toEqual([250, 500, 600, 600]);
  });

  test('as many seconds as Retry-After says', async () => {
    const { waits } = await waitsOf({ status: 429, headers: { 'retry-after': '7' } }, 1);
    expect(waits).toEqual([7000, 7000, 7000, 7000]);
  });

  test('until the date that Retry-After says', async () => {
    const { clock, waits } = instantClock();
    const now = Date.parse('2026-02-08T12:00:00Z');
    const { url } = await inTurn(
      { status: 503, headers: { 'retry-after': 'Sun, 08 Feb 2026 12:00:09 GMT' } },
      success,
    );
    const client = oneIntegration(url, { clock: { ...clock, now: () => now } });
    await client.presign({ filename: 'a.csv' });
    expect(waits).toEqual([9000]);
  });

  test.each(['soon', '-5', '', '1.5', 'Sun, 08 Feb 1990 12:00:00 GMT'])(
    'as if there were no Retry-After for %j',
    async (value) => {
      const { waits } = await waitsOf({ status: 503, headers: { 'retry-after': value } }, 1);
      expect(waits).toEqual([250, 500, 1000, 2000]);
    },
  );

  test.each(['31', '3000000', '99999999999999999999'])(
    'not at all when Retry-After is %s, beyond the longest wait',
    async (value) => {
      const { waits, error } = await waitsOf({ status: 503, headers: { 'retry-after': value } }, 1);
      expect(waits).toEqual([]);
      expect(error).toMatchObject({ attempts: 1, retryAfter: Number(value), status: 503 });
      expect(error.message).toContain(`wait ${Number(value)} s`);
    },
  );
});
