import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { AbortedError, type ClearError, TimeoutError } from '../../src/client/index.ts';
import { oneIntegration, rejection } from './clients.ts';
import { instantClock, manualClock } from './clock.ts';
import { generated, type Reply, serve, signedUrl } from './server.ts';

const success = generated(signedUrl('https://storage.clear.in'));
const file = { filename: 'a.csv' };

/** A server that lets a test wait until a request is there. */
async function serveSlowly(
  answer: (response: ServerResponse) => Reply | undefined = () => undefined,
) {
  let arrive = (_: ServerResponse) => {};
  const arrived = new Promise<ServerResponse>((resolve) => {
    arrive = resolve;
  });
  const served = await serve((_request, _count, response) => {
    const reply = answer(response);
    arrive(response);
    return reply;
  });
  return { ...served, arrived };
}

/** Sends the headers of an answer and the start of its body, then nothing. */
const stall = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"status":');
  return undefined;
};

describe('the time of one request', () => {
  test('ends it when no answer comes', async () => {
    const { url, arrived } = await serveSlowly();
    const { clock, run, pending } = manualClock();
    const client = oneIntegration(url, { clock, timeout: 5000, retries: 0 });
    const error = rejection<ClearError>(client.presign(file));
    await arrived;
    run(5000);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ code: 'timeout', attempts: 1 });
    expect(pending()).toEqual([]);
  });

  test('covers the body, and frees the connection of an answer that stalls', async () => {
    const { url, arrived } = await serveSlowly(stall);
    const { clock, run } = manualClock();
    const client = oneIntegration(url, { clock, timeout: 5000, retries: 0 });
    const error = rejection<ClearError>(client.presign(file));
    const response = await arrived;
    const closed = new Promise((resolve) => response.once('close', resolve));
    run(5000);
    expect(await error).toBeInstanceOf(TimeoutError);
    await closed;
  });

  test('is tried again like a broken connection', async () => {
    const { clock, waits } = instantClock();
    const { url } = await serveSlowly();
    const client = oneIntegration(url, { clock, timeout: 5000 });
    const error = await rejection<ClearError>(client.presign(file));
    expect(error).toMatchObject({ code: 'timeout', attempts: 3 });
    expect(waits).toEqual([5000, 250, 5000, 500, 5000]);
  });

  test('is no longer than a timer can run', async () => {
    const { url } = await serve(() => success);
    const { clock } = manualClock();
    const set: number[] = [];
    const setTimeout = (task: () => void, milliseconds: number) => {
      set.push(milliseconds);
      return clock.setTimeout(task, milliseconds);
    };
    await oneIntegration(url, { clock: { ...clock, setTimeout }, timeout: 1e15 }).presign(file);
    expect(set).toEqual([2_147_483_647]);
  });

  test('is never longer than what is left of the deadline', async () => {
    const { url } = await serveSlowly();
    const { clock, waits } = instantClock();
    const client = oneIntegration(url, { clock, timeout: 5000, retries: 9 });
    const error = await rejection<ClearError>(client.presign({ ...file, deadline: 8000 }));
    expect(error).toMatchObject({ code: 'timeout', attempts: 2 });
    expect(waits).toEqual([5000, 250, 2750]);
  });

  test.each([
    ['deadline', { deadline: 0 }],
    ['timeout', { timeout: 0, retries: 0 }],
  ])('is refused before anything is sent when a %s leaves none', async (_, options) => {
    const { url, received } = await serve(() => success);
    const client = oneIntegration(url, options);
    for (const call of [client.presign(file), client.upload({ ...file, body: 'a' })]) {
      const error = await rejection<ClearError>(call);
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({
        message: 'One Integration pre-sign: no answer in the time allowed.',
        operation: 'getPreSignedUrl',
        attempts: 0,
      });
    }
    expect(received).toEqual([]);
  });

  test('a file is not sent when getting its URL took all the time', async () => {
    let now = Date.parse('2026-02-08T12:00:00Z');
    const { url, received } = await serve(() => {
      now += 8000;
      return success;
    });
    const client = oneIntegration(url, { clock: { now: () => now } });
    const call = client.upload({ ...file, body: 'a', deadline: 8000 });
    expect(await rejection<ClearError>(call)).toMatchObject({
      code: 'timeout',
      operation: 'uploadFile',
      attempts: 0,
    });
    expect(received).toHaveLength(1);
  });

  test('a wait that the deadline does not allow is not begun', async () => {
    const { url, received } = await serve(() => ({ status: 503 }));
    const { clock, waits } = instantClock(1, (wait) => wait === 250);
    const client = oneIntegration(url, { clock, deadline: 600 });
    const error = await rejection<ClearError>(client.presign(file));
    expect(error).toMatchObject({ status: 503, attempts: 2 });
    expect(waits).toEqual([250]);
    expect(received).toHaveLength(2);
  });
});

describe('an abort ends a call at once', () => {
  const reason = new Error('the user left');

  test('before it begins', async () => {
    const { url, received } = await serve(() => success);
    const call = oneIntegration(url).presign({ ...file, signal: AbortSignal.abort(reason) });
    const error = await rejection<ClearError>(call);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ code: 'aborted', attempts: 0 });
    expect(error.cause).toMatchObject({ message: 'the user left' });
    expect(received).toEqual([]);
  });

  test('while the token is awaited', async () => {
    const { url, received } = await serve(() => success);
    const controller = new AbortController();
    const client = oneIntegration(url, { authToken: () => new Promise<string>(() => {}) });
    const error = rejection<ClearError>(client.presign({ ...file, signal: controller.signal }));
    controller.abort(reason);
    expect(await error).toMatchObject({ code: 'aborted', attempts: 0 });
    expect(received).toEqual([]);
  });

  test('while the answer is awaited', async () => {
    const { url, arrived } = await serveSlowly();
    const controller = new AbortController();
    const call = oneIntegration(url).presign({ ...file, signal: controller.signal });
    const error = rejection<ClearError>(call);
    const response = await arrived;
    const closed = new Promise((resolve) => response.once('close', resolve));
    controller.abort(reason);
    expect(await error).toMatchObject({ code: 'aborted', attempts: 1 });
    await closed;
  });

  test('while the body is read', async () => {
    const { url, arrived } = await serveSlowly(stall);
    const controller = new AbortController();
    const call = oneIntegration(url).presign({ ...file, signal: controller.signal });
    const error = rejection<ClearError>(call);
    const response = await arrived;
    const closed = new Promise((resolve) => response.once('close', resolve));
    controller.abort(reason);
    expect(await error).toMatchObject({ code: 'aborted' });
    await closed;
  });

  test('during the wait between two requests, and leaves no timer', async () => {
    const { url, received } = await serve(() => ({ status: 503 }));
    const controller = new AbortController();
    const { clock, pending } = manualClock();
    let wait = () => {};
    const waiting = new Promise<void>((resolve) => {
      wait = resolve;
    });
    const logger = { debug() {}, warn() {}, error() {}, info: () => wait() };
    const client = oneIntegration(url, { clock, logger });
    const call = client.presign({ ...file, signal: controller.signal });
    const error = rejection<ClearError>(call);
    await waiting;
    await new Promise((resolve) => setImmediate(resolve));
    expect(pending()).toEqual([250]);
    controller.abort(reason);
    expect(await error).toMatchObject({ code: 'aborted', attempts: 1 });
    expect(pending()).toEqual([]);
    expect(received).toHaveLength(1);
  });

  test('even when a fetch takes no notice, whose late answer is then given back', async () => {
    let answer = (_: Response) => {};
    const fetch = () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      });
    const controller = new AbortController();
    const client = oneIntegration('https://api.example.com', { fetch });
    const error = rejection<ClearError>(client.presign({ ...file, signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    expect(await error).toMatchObject({ code: 'aborted' });
    const released = new Promise((resolve) => {
      answer(new Response(new ReadableStream({ cancel: resolve })));
    });
    await released;
  });
});

describe('nothing is left behind', () => {
  test('by calls that share a signal: no listener, no timer', async () => {
    const { url } = await serve((_, count) => (count % 2 ? { status: 503 } : success));
    const { signal } = new AbortController();
    const timers = new Set<unknown>();
    const client = oneIntegration(url, {
      timeout: 30_000,
      maxRetryDelay: 0,
      clock: {
        setTimeout: (task, milliseconds) => {
          const timer = setTimeout(() => {
            timers.delete(timer);
            task();
          }, milliseconds);
          timers.add(timer);
          return timer;
        },
        clearTimeout: (timer) => {
          timers.delete(timer);
          clearTimeout(timer);
        },
      },
    });
    for (let i = 0; i < 20; i++) await client.presign({ ...file, signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(timers.size).toBe(0);
  });

  test('by answers that are tried again: their connection is used for the next', async () => {
    const { url, server } = await serve((_, count) =>
      count < 4 ? { status: 503, body: 'x'.repeat(100_000) } : success,
    );
    let connections = 0;
    server.on('connection', () => connections++);
    await oneIntegration(url, { retries: 5, maxRetryDelay: 0 }).presign(file);
    expect(connections).toBe(1);
  });
});
