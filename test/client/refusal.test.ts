import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  createIntegrationV1Client,
  createOneIntegrationClient,
  InvalidOptionError,
  type OneIntegrationOptions,
} from '../../src/client/index.ts';
import { authToken, integrationId, integrationV1, oneIntegration } from './clients.ts';
import { generated, serve, signedUrl } from './server.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a client is not made', () => {
  const good: OneIntegrationOptions = { authToken, integrationId };
  test.each<[string, OneIntegrationOptions, string]>([
    [
      'without a token',
      { authToken: undefined },
      'authToken is missing: give it to the client, or set CLEAR_AUTH_TOKEN.',
    ],
    [
      'with an empty token',
      { authToken: '' },
      'authToken is missing: give it to the client, or set CLEAR_AUTH_TOKEN.',
    ],
    [
      'with a line break in the token',
      { authToken: 'ab\ncd' },
      'authToken is missing or cannot stand in a header.',
    ],
    [
      'without an integration id',
      { integrationId: undefined },
      'integrationId is missing: give it to the client, or set CLEAR_INTEGRATION_ID.',
    ],
    [
      'with half an integration id',
      { integrationId: '0000-4000' },
      'integrationId is missing or no UUID: copy all 36 characters.',
    ],
    [
      'with http to another machine',
      { baseUrl: 'http://api.clear.in' },
      'baseUrl must be https: without it the network could read the token.',
    ],
    [
      'with another scheme',
      { baseUrl: 'ftp://127.0.0.1' },
      'baseUrl must be https: without it the network could read the token.',
    ],
    [
      'with a host that only looks local',
      { baseUrl: 'http://localhost.example.com' },
      'baseUrl must be https: without it the network could read the token.',
    ],
    [
      'with an unknown environment',
      { baseUrl: 'staging' },
      'baseUrl must be a URL or one of sandbox, production.',
    ],
    [
      'with a user in the base URL',
      { baseUrl: 'https://user@api.clear.in' },
      'baseUrl must have a scheme, a host and a path alone.',
    ],
    [
      'with a query in the base URL',
      { baseUrl: 'https://api.clear.in/?a=b' },
      'baseUrl must have a scheme, a host and a path alone.',
    ],
    ['with negative retries', { retries: -1 }, 'retries must be a number, 0 or more.'],
    [
      'with a timeout that is no number',
      { timeout: Number.NaN },
      'timeout must be a number, 0 or more.',
    ],
    [
      'with a header that cannot be',
      { headers: { 'x y': 'z' } },
      'headers must have names and values that a header can have.',
    ],
  ])('%s', (_, options, message) => {
    const make = () => createOneIntegrationClient({ ...good, ...options });
    expect(make).toThrow(InvalidOptionError);
    expect(make).toThrow(message);
  });

  test.each(['token', 'timeoutMs'])('with %s, which is no option, and all are named', (option) => {
    const message = `${option} is no option of One Integration pre-sign: there are authToken, integrationId, retries, timeout, uploadTimeout, deadline, maxRetryDelay, baseUrl, fetch, headers, middleware, storageHosts, onRetry, logger, logLevel, clock.`;
    const make = () => createOneIntegrationClient({ ...good, [option]: 'x' });
    expect(make).toThrow(InvalidOptionError);
    expect(make).toThrow(message);
    const unused: object = { [option]: undefined };
    expect(createOneIntegrationClient({ ...good, ...unused })).toHaveProperty('upload');
  });

  test('and the error names the option', () => {
    try {
      createIntegrationV1Client({});
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-option', option: 'authToken', attempts: 0 });
    }
  });
});

describe('a call is not sent', () => {
  test.each([
    ['', 'filename is missing, empty or broken text.'],
    [undefined, 'filename is missing, empty or broken text.'],
    [`${'a'.repeat(1021)}.csv`, 'filename has 1025 characters: at most 1024 are allowed.'],
    ['\ud800.csv', 'filename is missing, empty or broken text.'],
  ])('to One Integration for %j', async (filename, message) => {
    const { url, received } = await serve(() => ({}));
    const call = oneIntegration(url).presign({ filename: filename as string });
    await expect(call).rejects.toThrow(message);
    expect(received).toEqual([]);
  });

  test.each([
    [{ templateType: 'sales', fileName: '' }, 'fileName is missing, empty or broken text.'],
    [
      { templateType: 'sales', fileName: `${'ü'.repeat(1497)}.csv` },
      'fileName has 1501 characters: at most 1500 are allowed.',
    ],
    [{ templateType: 'sales', fileName: 'a.zip' }, 'fileName must end in one of XLSX, XLS, CSV.'],
    [{ templateType: 'sales', fileName: 'a' }, 'fileName must end in one of XLSX, XLS, CSV.'],
    [
      { templateType: 'sales', fileName: 'a', fileContentType: 'csv' },
      'fileContentType must be one of XLSX, XLS, CSV.',
    ],
    [{ templateType: 'gst', fileName: 'a.csv' }, 'templateType must be one of sales, purchase.'],
    [{ fileName: 'a.csv' }, 'templateType must be one of sales, purchase.'],
  ])('to Integration v1 for %j', async (file, message) => {
    const { url, received } = await serve(() => ({}));
    const call = integrationV1(url).presign(file as never);
    await expect(call).rejects.toThrow(message);
    expect(received).toEqual([]);
  });

  test('with a body that cannot be uploaded', async () => {
    const { url, received } = await serve(() => ({}));
    for (const body of [undefined, null, 42, {}, []]) {
      const call = oneIntegration(url).upload({ filename: 'a.csv', body: body as never });
      await expect(call).rejects.toThrow(
        'body must be a Blob, bytes or text; clear-presign/node has paths and streams.',
      );
    }
    expect(received).toEqual([]);
  });

  test('with more than one upload takes', async () => {
    const { url, received } = await serve(() => ({}));
    const body = { size: 5_368_709_121, repeatable: false, stream: () => new ReadableStream() };
    const call = oneIntegration(url).upload({ filename: 'a.csv', body });
    await expect(call).rejects.toThrow(
      'body has 5368709121 bytes: at most 5368709120 are allowed.',
    );
    expect(received).toEqual([]);
  });
});

test('the longest names are sent', async () => {
  const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
  await oneIntegration(url).presign({ filename: `${'😀'.repeat(1020)}.csv` });
  expect(received).toHaveLength(1);
});

describe('the environment', () => {
  test('gives what the options leave out', async () => {
    const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    vi.stubEnv('CLEAR_AUTH_TOKEN', 'token-of-the-environment');
    vi.stubEnv('CLEAR_INTEGRATION_ID', integrationId);
    vi.stubEnv('CLEAR_BASE_URL', url);
    await createOneIntegrationClient({ authToken: undefined }).presign({ filename: 'a.csv' });
    expect(received[0]?.headers).toMatchObject({
      'x-clear-auth-token': 'token-of-the-environment',
      'x-integration-id': integrationId,
    });
  });

  test('gives way to the options', async () => {
    const { url, received } = await serve(() => generated(signedUrl('https://storage.clear.in')));
    vi.stubEnv('CLEAR_AUTH_TOKEN', 'token-of-the-environment');
    vi.stubEnv('CLEAR_BASE_URL', 'https://elsewhere.invalid');
    await oneIntegration(url).presign({ filename: 'a.csv' });
    expect(received[0]?.headers).toMatchObject({ 'x-clear-auth-token': authToken });
  });
});

describe('the base URL', () => {
  test.each([
    ['sandbox', 'https://api-sandbox.clear.in'],
    ['production', 'https://api.clear.in'],
    [undefined, 'https://api-sandbox.clear.in'],
    ['https://gateway.example.com/clear/', 'https://gateway.example.com/clear'],
    [new URL('https://gateway.example.com'), 'https://gateway.example.com'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('%s leads to %s', async (baseUrl, expected) => {
    const asked: string[] = [];
    const fetch = async (input: unknown) => {
      asked.push(String(input));
      return Response.json({ success: true, result: { uploadUrl: 'https://storage.clear.in/a' } });
    };
    const client = createOneIntegrationClient({ authToken, integrationId, baseUrl, fetch });
    await client.presign({ filename: 'a.csv' });
    expect(asked).toEqual([`${expected}/one-integration/action/pre-sign?filename=a.csv`]);
  });
});
