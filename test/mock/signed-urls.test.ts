import aws4 from 'aws4';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { Random } from '../../src/mock/random.ts';
import { integrationV1Url, oneIntegrationUrl, put } from './calls.ts';
import { send } from './request.ts';

const seed = 'signed urls';
const { accessKeyId, secretAccessKey, sessionToken } = new Random(seed).credentials();

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ seed });
  mock.clock.set(Date.UTC(2026, 1, 8, 12, 18, 3));
});
afterAll(() => mock.close());

const hex = '[0-9a-f]';
const uuid = `${hex}{8}-${hex}{4}-4${hex}{3}-[89ab]${hex}{3}-${hex}{12}`;

test('One Integration’s URL has the sample’s shape, with fresh ids, the date and the name', async () => {
  const url = await oneIntegrationUrl(mock.url, 'my register.csv');
  const path = `/v1/ap-south-1/one-integration-staging/(${uuid})/${uuid}/2026/FEBRUARY/8/${uuid}/data_extraction/\\1/my%20register\\.csv`;
  const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260208T121803Z&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Expires=3600&X-Amz-Credential=${accessKeyId}%2F20260208%2Fap-south-1%2Fs3%2Faws4_request&X-Amz-Signature=${hex}{64}`;
  expect(url).toMatch(new RegExp(`^${mock.url}${path}\\?${query}$`));
});

test('Integration v1’s URL has the sample’s shape, with fresh ids, the time and the name', async () => {
  const url = await integrationV1Url(mock.url, 'sales.csv');
  const path = `/v1/ap-south-1/ingestionv2-staging/${uuid}/GSTSALES/2026/FEBRUARY/(${hex}{32})/OriginalFileName/\\1__1770553083\\d{3}\\.sales\\.csv`;
  const query = `X-Amz-Security-Token=${sessionToken}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260208T121803Z&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Expires=600&X-Amz-Credential=${accessKeyId}%2F20260208%2Fap-south-1%2Fs3%2Faws4_request&X-Amz-Signature=${hex}{64}`;
  expect(url).toMatch(new RegExp(`^${mock.url}${path}\\?${query}$`));
});

describe.each([
  'sales.csv',
  'a b+c&d=e.csv',
  'विक्रय.csv',
  "it's (1)*!.csv",
  'a/b//c.csv',
  '😀~.csv',
])('other signers give the URL for %s the same signature', (name) => {
  test.each([
    ['aws4', signWithAws4],
    ['aws4fetch', signWithAws4fetch],
  ])('%s', async (_, sign) => {
    for (const [url, contentType] of [
      [await oneIntegrationUrl(mock.url, name), 'text/csv'],
      [await integrationV1Url(mock.url, name), 'application/vnd.ms-excel'],
    ] as const) {
      expect(await sign(url, contentType)).toBe(signatureOf(url));
    }
  });
});

describe('an upload is accepted when its URL was signed by', () => {
  const place = '/v1/ap-south-1/one-integration-staging/by/another/signer.csv';

  test('aws4', async () => {
    const { host } = new URL(mock.url);
    const query = `X-Amz-Date=20260208T121803Z&X-Amz-Expires=60`;
    const signed = aws4.sign(
      {
        service: 's3',
        region: 'ap-south-1',
        method: 'PUT',
        host,
        path: `${place}?${query}`,
        headers: { 'Content-Type': 'text/csv' },
        signQuery: true,
      },
      { accessKeyId, secretAccessKey },
    );
    expect(await put(mock.url + signed.path, 'x', 'text/csv')).toMatchObject({ status: 200 });
  });

  test('aws4fetch', async () => {
    const signer = new AwsV4Signer({
      method: 'PUT',
      url: `${mock.url}${place}?X-Amz-Expires=60`,
      headers: { 'content-type': 'text/csv' },
      accessKeyId,
      secretAccessKey,
      sessionToken,
      service: 's3',
      region: 'ap-south-1',
      datetime: '20260208T121803Z',
      signQuery: true,
      allHeaders: true,
    });
    const { url } = await signer.sign();
    expect(await put(url.href, 'x', 'text/csv')).toMatchObject({ status: 200 });
  });
});

test('the same seed gives the same URLs, another seed or none gives others', async () => {
  const urls = await Promise.all(
    ['same', 'same', 'other', undefined].map(async (seed) => {
      await using mock = await startMock(seed === undefined ? {} : { seed });
      mock.clock.set(Date.UTC(2026, 0, 1));
      const url = new URL(await oneIntegrationUrl(mock.url, 'a.csv'));
      return url.pathname + url.searchParams.get('X-Amz-Credential');
    }),
  );
  expect(urls[0]).toBe(urls[1]);
  expect(new Set(urls).size).toBe(3);
});

test('a URL leads to the host that the caller used', async () => {
  await using open = await startMock({ allowedHosts: ['mock.example'] });
  const answer = await send(open.url, {
    path: '/one-integration/action/pre-sign?filename=a.csv',
    headers: {
      host: 'Mock.Example:8080',
      'x-clear-auth-token': 'any',
      'x-integration-id': '00000000-0000-4000-8000-000000000009',
    },
  });
  expect(JSON.parse(answer.text).result.uploadUrl).toMatch(/^http:\/\/mock\.example:8080\/v1\//);
});

function signatureOf(url: string): string | null {
  return new URL(url).searchParams.get('X-Amz-Signature');
}

function unsigned(url: string): URL {
  const copy = new URL(url);
  copy.searchParams.delete('X-Amz-Signature');
  return copy;
}

function signWithAws4(url: string, contentType: string): string | null {
  const { host, pathname } = new URL(url);
  const query = url.slice(url.indexOf('?') + 1).replace(/&X-Amz-Signature=.*/, '');
  const { path } = aws4.sign(
    {
      service: 's3',
      region: 'ap-south-1',
      method: 'PUT',
      host,
      path: `${pathname}?${query}`,
      headers: { 'Content-Type': contentType },
      signQuery: true,
    },
    { accessKeyId, secretAccessKey },
  );
  return signatureOf(`http://${host}${path}`);
}

async function signWithAws4fetch(url: string, contentType: string): Promise<string | null> {
  const signer = new AwsV4Signer({
    method: 'PUT',
    url: unsigned(url).href,
    headers: { 'content-type': contentType },
    accessKeyId,
    secretAccessKey,
    service: 's3',
    region: 'ap-south-1',
    datetime: '20260208T121803Z',
    signQuery: true,
    allHeaders: true,
  });
  return signatureOf((await signer.sign()).url.href);
}
