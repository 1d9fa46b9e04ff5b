import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOneIntegrationClient, type OneIntegrationOptions } from '../../src/client/index.ts';

/** Everything that a person or a log could come to see of a value. */
function printed(value: unknown): string {
  const error = value as Partial<Error>;
  return [
    String(value),
    inspect(value, { depth: 20, showHidden: true }),
    JSON.stringify(value),
    JSON.stringify({ ...(value as object) }),
    error?.stack,
    error?.message,
    inspect(error?.cause, { depth: 20 }),
  ].join('\n');
}

/** What a token may be made of: visible ASCII, long enough to be no word of ours. */
const token = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  minLength: 16,
  maxLength: 60,
});
const integrationId = fc.uuid();
const signature = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 32,
  maxLength: 64,
});
const keyId = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ234567'),
  minLength: 20,
  maxLength: 20,
});
const sessionToken = fc.base64String({ minLength: 40, maxLength: 200 });

/** Where a careless server, proxy or fetch repeats what it was sent. */
const echo = fc.constantFrom(
  'json error',
  'text',
  'html',
  'header',
  'thrown',
  'thrown with a cause',
  'xml at storage',
  'thrown at storage',
  'success',
);

/** A token whose last character is also that of a sentence. */
const endsWithFullStop = {
  token: 'a-token-of-these-tests.',
  integrationId: '00000000-0000-4000-8000-000000000001',
  signature: '0123456789abcdef0123456789abcdef',
  keyId: 'ABCDEFGHJKLMNPQRSTUV',
  sessionToken: 'A0123456789012345678901234567890123456789',
  echo: 'json error',
  status: 200,
};

test('no secret is ever printed, in any state', async () => {
  const cases = fc.record({
    token,
    integrationId,
    signature,
    keyId,
    sessionToken,
    echo,
    status: fc.constantFrom(200, 400, 401, 403, 500, 503),
  });
  await fc.assert(
    fc.asyncProperty(
      cases,
      async ({ token, integrationId, signature, keyId, sessionToken, echo, status }) => {
        const credential = `${keyId}/20260208/ap-south-1/s3/aws4_request`;
        const url = new URL('https://storage.clear.in/v1/bucket/key.csv');
        url.searchParams.set('X-Amz-Credential', credential);
        url.searchParams.set('X-Amz-Security-Token', sessionToken);
        url.searchParams.set('X-Amz-Signature', signature);
        // The API knows no part of a URL that it has not given; storage knows them all.
        const said = {
          get: `${token} for ${integrationId} at ${url} or ${encodeURIComponent(token)}`,
          put: `${token} for ${url} by ${credential} ${sessionToken} ${signature} with ${url.search}`,
        };
        const lines: string[] = [];
        const log = (line: string) => lines.push(line);
        const options: OneIntegrationOptions = {
          authToken: token,
          integrationId,
          retries: 1,
          clock: { random: () => 0 },
          logger: { debug: log, info: log, warn: log, error: log },
          logLevel: 'debug',
          fetch: async (_, init) => {
            const isPut = init?.method === 'PUT';
            return answer(echo, status, isPut, url.href, isPut ? said.put : said.get);
          },
        };
        const client = createOneIntegrationClient(options);
        const outcomes: unknown[] = [client];
        for (const call of [
          () => client.presign({ filename: 'a.csv' }),
          () => client.upload({ filename: 'a.csv', body: 'a' }),
          () => client.tryUpload({ filename: 'a.csv', body: 'a' }),
        ]) {
          outcomes.push(await call().catch((fault: unknown) => fault));
        }
        const seen = [...outcomes.map(printed), ...lines].join('\n');
        expect(outcomes).toHaveLength(4);
        const secrets = [token, integrationId, signature, keyId, sessionToken, url.search.slice(1)];
        for (const secret of secrets) {
          for (const form of [
            secret,
            encodeURIComponent(secret),
            JSON.stringify(secret).slice(1, -1),
            hexadecimal(secret),
          ]) {
            expect(seen).not.toContain(form);
          }
        }
      },
    ),
    { numRuns: 300, examples: [[endsWithFullStop]] },
  );
});

/** As S3 writes the bytes of what it was asked. */
function hexadecimal(text: string): string {
  return [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function answer(echo: string, status: number, isPut: boolean, url: string, said: string): Response {
  const headers = { location: url, 'x-echo': said };
  if (echo.startsWith('thrown')) {
    if (!echo.endsWith('storage') || isPut) {
      throw new TypeError(`fetch failed for ${said}`, {
        cause: echo.includes('cause') ? new Error(said, { cause: said }) : undefined,
      });
    }
  }
  if (isPut && echo.endsWith('storage')) {
    const bytes = ['StringToSignBytes', 'CanonicalRequestBytes'].map(
      (name) => `<${name}>${hexadecimal(said)}</${name}>`,
    );
    const body = `<Error><Code>SignatureDoesNotMatch</Code><Message>${said}</Message>${bytes.join('')}</Error>`;
    return new Response(body, { status: status === 200 ? 403 : status, headers });
  }
  if (echo === 'success' || echo.endsWith('storage')) {
    if (isPut) return new Response(null, { headers });
    return Response.json({ success: true, result: { status: 'OK', uploadUrl: url } });
  }
  if (echo === 'json error') {
    return Response.json(
      { success: false, error: { code: said, message: said } },
      { status, headers },
    );
  }
  const page = echo === 'html' ? `<html><a href="${url}">${said}</a></html>` : said;
  return new Response(page, { status, headers: echo === 'header' ? headers : {} });
}

test('a token function that fails with its tokens does not print them', async () => {
  const authToken = async (refused: string | undefined) => {
    if (refused) throw new Error(`could not renew ${refused}`);
    return 'first-token-0123456789';
  };
  const client = createOneIntegrationClient({
    authToken,
    integrationId: '00000000-0000-4000-8000-000000000001',
    fetch: async () => new Response('UNAUTHORIZED', { status: 401 }),
  });
  const error = await client.presign({ filename: 'a.csv' }).catch((fault: unknown) => fault);
  expect(printed(error)).toContain('could not renew ***');
  expect(printed(error)).not.toContain('first-token-0123456789');
});

test('a pre-signed URL is printed without its query, and is whole in one place only', async () => {
  const url = 'https://storage.clear.in/v1/key.csv?X-Amz-Signature=deadbeefdeadbeef';
  const client = createOneIntegrationClient({
    authToken: 'first-token-0123456789',
    integrationId: '00000000-0000-4000-8000-000000000001',
    fetch: async () => Response.json({ success: true, result: { uploadUrl: url } }),
  });
  const presigned = await client.presign({ filename: 'a.csv' });
  expect(printed(presigned)).toContain('https://storage.clear.in/v1/key.csv');
  expect(printed(presigned)).not.toContain('deadbeef');
  expect(presigned.url).toBe(url);
});

test('what storage repeats as hexadecimal bytes is not printed, the rest is', async () => {
  const url = 'https://storage.clear.in/v1/key.csv?X-Amz-Signature=deadbeefdeadbeef';
  const body = `<Error><Code>SignatureDoesNotMatch</Code><StringToSignBytes>41 57 53</StringToSignBytes><CanonicalRequestBytes>${hexadecimal(url)}</CanonicalRequestBytes><HostId>h</HostId></Error>`;
  const client = createOneIntegrationClient({
    authToken: 'first-token-0123456789',
    integrationId: '00000000-0000-4000-8000-000000000001',
    fetch: async (_, init) =>
      init?.method === 'PUT'
        ? new Response(body, { status: 403 })
        : Response.json({ success: true, result: { uploadUrl: url } }),
  });
  const call = client.upload({ filename: 'a.csv', body: 'a' });
  const error = await call.catch((fault: unknown) => fault);
  expect(error).toMatchObject({
    body: '<Error><Code>SignatureDoesNotMatch</Code><StringToSignBytes>***</StringToSignBytes><CanonicalRequestBytes>***</CanonicalRequestBytes><HostId>h</HostId></Error>',
  });
});
