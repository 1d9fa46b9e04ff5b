import { describe, expect, test } from 'vitest';
import { AuthenticationError, InvalidOptionError } from '../../src/client/index.ts';
import { integrationV1, oneIntegration } from './clients.ts';
import { created, generated, serve, signedUrl } from './server.ts';

const file = { templateType: 'sales', fileName: 'a.csv' } as const;

describe('a call that returns what it came to', () => {
  test('returns a success', async () => {
    const signed = signedUrl('https://storage.clear.in');
    const { url } = await serve(() => generated(signed));
    const outcome = await oneIntegration(url).tryPresign({ filename: 'a.csv' });
    expect(outcome).toMatchObject({ ok: true, status: 200, value: { method: 'PUT' } });
  });

  test('returns a documented refusal with its status and its parsed body', async () => {
    const { url } = await serve(() => ({ status: 401, body: 'UNAUTHORIZED' }));
    const outcome = await oneIntegration(url).tryPresign({ filename: 'a.csv' });
    expect(outcome).toMatchObject({
      ok: false,
      operation: 'getPreSignedUrl',
      status: 401,
      body: 'UNAUTHORIZED',
    });
    expect(!outcome.ok && outcome.error).toBeInstanceOf(AuthenticationError);
  });

  test("returns Integration v1's FAILED as a refusal of status 200", async () => {
    const body = { status: 'FAILED', preSignedS3Url: null, errorCode: null, errorMessage: 'no' };
    const { url } = await serve(() => ({ body: JSON.stringify(body) }));
    const outcome = await integrationV1(url).tryPresign(file);
    expect(outcome).toMatchObject({ ok: false, status: 200, body });
  });

  test('returns what nobody documents as such', async () => {
    const { url } = await serve(() => ({ status: 418, body: '<html>' }));
    const outcome = await integrationV1(url).tryPresign(file);
    expect(outcome).toMatchObject({
      ok: false,
      status: 'undocumented',
      body: '<html>',
      error: { status: 418 },
    });
  });

  test('returns a call that was not sent', async () => {
    const outcome = await integrationV1('https://api.example.com').tryPresign({
      ...file,
      fileName: '',
    });
    expect(outcome).toMatchObject({ ok: false, status: 'none', operation: undefined });
    expect(!outcome.ok && outcome.error).toBeInstanceOf(InvalidOptionError);
  });

  test('returns which step of an upload was refused', async () => {
    const xml = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
    const served = await serve(({ method }) =>
      method === 'PUT' ? { status: 403, body: xml } : created(signedUrl(served.url)),
    );
    const outcome = await integrationV1(served.url).tryUpload({ ...file, body: 'a' });
    expect(outcome).toMatchObject({ ok: false, operation: 'uploadFile', status: 403, body: xml });
  });

  test('still throws what is no error of this package', async () => {
    const options = {
      get filename(): string {
        throw new RangeError('a bug of the caller');
      },
    };
    const call = oneIntegration('https://api.example.com').tryPresign(options);
    await expect(call).rejects.toThrow(RangeError);
  });
});
