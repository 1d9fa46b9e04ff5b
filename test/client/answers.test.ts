import { describe, expect, test } from 'vitest';
import { type ClearError, ConnectionError, UnexpectedAnswerError } from '../../src/client/index.ts';
import { integrationV1, oneIntegration, rejection } from './clients.ts';
import { type Reply, serve } from './server.ts';

const envelope = (status: number, code: string, message: string) =>
  JSON.stringify({
    status,
    success: false,
    message: 'ERROR',
    result: null,
    error: { code, message, validationErrors: null },
    metadata: null,
  });
const flat = (status: string | null, errorCode: string | null, errorMessage: string) =>
  JSON.stringify({ status, preSignedS3Url: null, errorCode, errorMessage });
const listed = (errorMessage: string) =>
  JSON.stringify([
    {
      errorCode: 'INTERNAL_ERROR',
      errorMessage,
      errorField: null,
      errorValues: null,
      errorResolution: null,
    },
  ]);
const plain = { 'content-type': 'text/plain' };
const html = { 'content-type': 'text/html' };

async function refusalOf(api: 'one' | 'v1', reply: Reply): Promise<ClearError> {
  const { url } = await serve(() => reply);
  return rejection(
    api === 'one'
      ? oneIntegration(url, { retries: 0 }).presign({ filename: 'a.csv' })
      : integrationV1(url, { retries: 0 }).presign({ templateType: 'sales', fileName: 'a.csv' }),
  );
}

describe('documented answers', () => {
  test.each([
    [400, '400', 'Filename cannot be empty', 'invalid-request', 'InvalidRequestError'],
    [403, '403', 'Forbidden', 'permission-denied', 'PermissionDeniedError'],
    [406, '406', 'Invalid file extension.', 'unsupported-file-type', 'UnsupportedFileTypeError'],
    [500, '500', 'Something went wrong', 'server-fault', 'ServerFaultError'],
  ])('One Integration %i is %s', async (status, ownerCode, ownerMessage, code, name) => {
    const body = envelope(status, ownerCode, ownerMessage);
    const error = await refusalOf('one', { status, body, headers: { 'x-request-id': 'r1' } });
    expect(error).toMatchObject({
      name,
      code,
      status,
      ownerCode,
      ownerMessage,
      body,
      documented: true,
      operation: 'getPreSignedUrl',
      attempts: 1,
    });
    expect(error.headers).toMatchObject({ 'x-request-id': 'r1' });
    expect(error.message).toContain(`One Integration pre-sign: HTTP ${status}, ${ownerMessage}`);
    expect(error.message).not.toContain('..');
  });

  test('One Integration 406 says its status once, and that extensions are in lower case', async () => {
    const body = envelope(406, '406', 'Invalid file extension');
    expect((await refusalOf('one', { status: 406, body })).message).toBe(
      'One Integration pre-sign: HTTP 406, Invalid file extension. Give the file a documented extension, in lower case.',
    );
  });

  test('One Integration 401 is a bare word', async () => {
    const error = await refusalOf('one', { status: 401, body: 'UNAUTHORIZED', headers: plain });
    expect(error).toMatchObject({
      name: 'AuthenticationError',
      code: 'authentication',
      status: 401,
      ownerMessage: 'UNAUTHORIZED',
      body: 'UNAUTHORIZED',
      documented: true,
    });
    expect(error.message).toBe(
      'One Integration pre-sign: HTTP 401, UNAUTHORIZED. Check authToken, and that it is for this baseUrl.',
    );
  });

  test.each([
    [401, null, 'AUTHORIZATION_FAILED', 'authentication'],
    [403, null, 'PERMISSION_DENIED', 'permission-denied'],
    [403, null, 'LICENSE_EXPIRED', 'license-expired'],
    [403, null, 'API_QUOTA_EXCEEDED', 'quota-exceeded'],
    [500, null, 'INTERNAL_ERROR', 'server-fault'],
    [200, 'FAILED', null, 'invalid-request'],
    [200, 'FAILED', 'LICENSE_EXPIRED', 'license-expired'],
  ])('Integration v1 %i %s %s is %s', async (status, word, ownerCode, code) => {
    const error = await refusalOf('v1', { status, body: flat(word, ownerCode, 'what happened') });
    expect(error).toMatchObject({ status, code, ownerMessage: 'what happened', documented: true });
    expect(error.ownerCode).toBe(ownerCode ?? undefined);
  });

  test('Integration v1 FAILED with HTTP 200 says FAILED', async () => {
    const body = flat('FAILED', 'VALIDATION_FAILED', 'File name is empty');
    expect((await refusalOf('v1', { status: 200, body })).message).toBe(
      'Integration v1 pre-sign: HTTP 200, FAILED, VALIDATION_FAILED, File name is empty.',
    );
  });

  test('Integration v1 500 with an array is the fault of the caller', async () => {
    const error = await refusalOf('v1', { status: 500, body: listed('header is not present') });
    expect(error).toMatchObject({
      name: 'InvalidRequestError',
      status: 500,
      ownerCode: 'INTERNAL_ERROR',
      ownerMessage: 'header is not present',
      documented: true,
    });
  });
});

describe('answers that nobody documents', () => {
  test.each([
    ['one', 401, '<html>Sign in</html>', 'authentication'],
    ['one', 403, '<html>Blocked</html>', 'permission-denied'],
    ['one', 401, envelope(401, '401', 'no'), 'authentication'],
    ['one', 403, '', 'permission-denied'],
    ['one', 404, '<html>Not found</html>', 'unexpected-answer'],
    ['one', 418, '{}', 'unexpected-answer'],
    ['one', 408, '', 'timeout'],
    ['one', 429, 'slow down', 'quota-exceeded'],
    ['one', 502, '<html>Bad gateway</html>', 'server-fault'],
    ['one', 503, '', 'server-fault'],
    ['one', 504, '', 'server-fault'],
    ['v1', 403, flat(null, 'NEW_CODE', 'm'), 'permission-denied'],
    ['v1', 403, flat(null, 'constructor', 'm'), 'permission-denied'],
    ['v1', 403, flat(null, '__proto__', 'm'), 'permission-denied'],
    ['v1', 400, flat(null, null, 'm'), 'unexpected-answer'],
    ['v1', 500, 'oops', 'server-fault'],
    ['v1', 500, 'null', 'server-fault'],
    ['v1', 401, '[]', 'authentication'],
    ['v1', 500, '[]', 'invalid-request'],
  ] as const)('%s %i %s is %s', async (api, status, body, code) => {
    const error = await refusalOf(api, { status, body, headers: html });
    expect(error).toMatchObject({ code, status, body });
  });

  test.each([
    ['one', ''],
    ['one', 'null'],
    ['one', '[]'],
    ['one', '42'],
    ['one', '{"status":200,"success":true,"result":{"uploadUrl":"https://stor'],
    ['one', '{"success":true,"result":null}'],
    ['one', '{"success":false,"result":{"uploadUrl":"https://storage.clear.in/a"}}'],
    ['one', '{"success":true,"result":{"uploadUrl":"not a URL"}}'],
    ['one', '<html>Welcome to the WiFi</html>'],
    ['v1', '{"status":"CREATED","preSignedS3Url":null,"errorCode":null,"errorMessage":null}'],
    ['v1', '{"status":"FAILURE","preSignedS3Url":"https://storage.clear.in/a"}'],
    ['v1', '[{"status":"CREATED","preSignedS3Url":"https://storage.clear.in/a"}]'],
  ] as const)('%s 200 %s is no success', async (api, body) => {
    const error = await refusalOf(api, { body });
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ status: 200, documented: false, body });
  });

  test('new fields beside a success do no harm', async () => {
    const { url } = await serve(() => ({
      body: JSON.stringify({
        success: true,
        result: { uploadUrl: 'https://storage.clear.in/a?b', more: [1] },
        trace: 'x',
      }),
    }));
    const upload = await oneIntegration(url).presign({ filename: 'a.csv' });
    expect(upload.url).toBe('https://storage.clear.in/a?b');
  });

  test('a redirect is refused, so that no credentials go elsewhere', async () => {
    const other = await serve(() => ({}));
    const error = await refusalOf('one', {
      status: 302,
      headers: { location: `${other.url}/?q=1` },
    });
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error.headers).toMatchObject({ location: `${other.url}/?***` });
    expect(other.received).toEqual([]);
  });

  test('a body that ends before its announced length is a broken connection', async () => {
    const { url } = await serve((_, __, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"status"');
      response.socket?.end();
      return undefined;
    });
    const client = oneIntegration(url, { retries: 0 });
    const error = await rejection<ClearError>(client.presign({ filename: 'a.csv' }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.attempts).toBe(1);
  });
});
