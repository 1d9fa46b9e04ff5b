import { describe, expect, test } from 'vitest';
import { AuthenticationError, type ClearError } from '../../src/client/index.ts';
import { oneIntegration, rejection } from './clients.ts';
import { instantClock, manualClock } from './clock.ts';
import { generated, type Received, serve, signedUrl } from './server.ts';

const success = generated(signedUrl('https://storage.clear.in'));
const refused = { status: 401, headers: { 'content-type': 'text/plain' }, body: 'UNAUTHORIZED' };
const tokenOf = ({ headers }: Received) => headers['x-clear-auth-token'];
const file = { filename: 'a.csv' };

/** Hands out token-1, token-2 and so on, and remembers what it was told. */
function tokens() {
  const told: (string | undefined)[] = [];
  const authToken = async (refused: string | undefined) => `token-${told.push(refused)}`;
  return { told, authToken };
}

test('a token function is asked once for many calls', async () => {
  const { url, received } = await serve(() => success);
  const { told, authToken } = tokens();
  const client = oneIntegration(url, { authToken });
  await Promise.all([client.presign(file), client.presign(file)]);
  await client.presign(file);
  expect(told).toEqual([undefined]);
  expect(received.map(tokenOf)).toEqual(['token-1', 'token-1', 'token-1']);
});

test('a refused token is fetched again once, also without retries', async () => {
  const { url, received } = await serve((request) =>
    tokenOf(request) === 'token-2' ? success : refused,
  );
  const { told, authToken } = tokens();
  const client = oneIntegration(url, { authToken, retries: 0 });
  await client.presign(file);
  await client.presign(file);
  expect(told).toEqual([undefined, 'token-1']);
  expect(received.map(tokenOf)).toEqual(['token-1', 'token-2', 'token-2']);
});

test('a second refusal is final', async () => {
  const { url, received } = await serve(() => refused);
  const client = oneIntegration(url, { authToken: tokens().authToken });
  const error = await rejection<ClearError>(client.presign(file));
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.attempts).toBe(2);
  expect(received.map(tokenOf)).toEqual(['token-1', 'token-2']);
});

test('calls that are refused together fetch one new token', async () => {
  const { url } = await serve((request) => (tokenOf(request) === 'token-1' ? refused : success));
  const { told, authToken } = tokens();
  const client = oneIntegration(url, { authToken });
  await Promise.all([1, 2, 3, 4].map(() => client.presign(file)));
  expect(told).toEqual([undefined, 'token-1']);
});

test('a token that is the same again is not sent again', async () => {
  const { url, received } = await serve(() => refused);
  const client = oneIntegration(url, { authToken: () => 'always-this-token' });
  await rejection(client.presign(file));
  expect(received).toHaveLength(1);
});

test('a token value that is refused is not sent again', async () => {
  const { url, received } = await serve(() => refused);
  await rejection(oneIntegration(url).presign(file));
  expect(received).toHaveLength(1);
});

test('a function that fails is an authentication error, and is asked again by the next call', async () => {
  const { url } = await serve(() => success);
  let asked = 0;
  const authToken = async () => {
    asked++;
    if (asked === 1) throw new Error('vault is sealed');
    return 'token-of-the-vault';
  };
  const client = oneIntegration(url, { authToken });
  const error = await rejection<ClearError>(client.presign(file));
  expect(error).toMatchObject({ code: 'authentication', attempts: 0 });
  expect(error.message).toContain('authToken gave no token: Error: vault is sealed');
  await client.presign(file);
  expect(asked).toBe(2);
});

test('a function that gives no token is an authentication error', async () => {
  const { url, received } = await serve(() => success);
  const client = oneIntegration(url, { authToken: () => undefined as unknown as string });
  const error = await rejection<ClearError>(client.presign(file));
  expect(error).toMatchObject({ code: 'authentication' });
  expect(received).toEqual([]);
});

test('a function that fails after a refusal tells how many requests were sent', async () => {
  const { url } = await serve(() => refused);
  const authToken = async (refused: string | undefined) => {
    if (refused) throw new Error('vault is sealed');
    return 'token-of-the-vault';
  };
  const error = await rejection<ClearError>(oneIntegration(url, { authToken }).presign(file));
  expect(error).toMatchObject({
    code: 'authentication',
    attempts: 1,
    operation: 'getPreSignedUrl',
  });
});

describe('a function that is slow is asked once, since a new token revokes the one before', () => {
  /** Gives its token when it is told to. */
  function slow() {
    const told: (string | undefined)[] = [];
    let give = (_: string) => {};
    const given = new Promise<string>((resolve) => {
      give = resolve;
    });
    const authToken = (refused: string | undefined) => {
      told.push(refused);
      return given;
    };
    return { told, authToken, give };
  }

  test('by all attempts of a call whose time it takes', async () => {
    const { url, received } = await serve(() => success);
    const { told, authToken, give } = slow();
    const { clock, run, pending } = manualClock();
    const client = oneIntegration(url, { authToken, clock, timeout: 5000, maxRetryDelay: 0 });
    const call = client.presign(file);
    run(5000);
    await expect.poll(pending).toEqual([0]);
    run(0);
    give('late-token-0123456789');
    await call;
    expect(told).toEqual([undefined]);
    expect(received.map(tokenOf)).toEqual(['late-token-0123456789']);
  });

  test('also when one of three waiting callers leaves, for whom nothing is sent', async () => {
    const { url, received } = await serve(() => success);
    const deaf: typeof fetch = (input, init) => fetch(input, { ...init, signal: null });
    const { told, authToken, give } = slow();
    const controller = new AbortController();
    const client = oneIntegration(url, { authToken, fetch: deaf });
    const error = rejection<ClearError>(client.presign({ ...file, signal: controller.signal }));
    const others = [client.presign(file), client.presign(file)];
    controller.abort();
    expect(await error).toMatchObject({ code: 'aborted', attempts: 0 });
    give('late-token-0123456789');
    await Promise.all(others);
    expect(told).toEqual([undefined]);
    expect(received.map(tokenOf)).toEqual(['late-token-0123456789', 'late-token-0123456789']);
  });

  test('and the time that it took away is told by its name', async () => {
    const { url, received } = await serve(() => success);
    const { clock } = instantClock();
    const client = oneIntegration(url, { authToken: slow().authToken, clock, timeout: 5000 });
    expect(await rejection<ClearError>(client.presign(file))).toMatchObject({
      code: 'timeout',
      message: 'One Integration pre-sign: authToken gave no token in the time allowed.',
    });
    expect(received).toEqual([]);
  });
});

test('a token that is there already outlives an attempt that is interrupted', async () => {
  const { url, received } = await serve((_, count) => (count === 1 ? undefined : success));
  const { told, authToken } = tokens();
  const controller = new AbortController();
  const client = oneIntegration(url, { authToken });
  const error = rejection<ClearError>(client.presign({ ...file, signal: controller.signal }));
  await expect.poll(() => received.length).toBe(1);
  controller.abort();
  expect(await error).toMatchObject({ code: 'aborted', attempts: 1 });
  await client.presign(file);
  expect(told).toEqual([undefined]);
});
