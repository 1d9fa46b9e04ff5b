import { expect, test } from 'vitest';
import { type Presign, presigns } from '../../src/cli/check/contract.ts';
import { checkUrl } from '../../src/cli/check/upload-url.ts';

const credential = `KEY/20261126/ap-south-1/s3/aws4_request`;
const query = String(
  new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential,
    'X-Amz-Date': '20261126T000000Z',
    'X-Amz-SignedHeaders': 'content-type;host',
    'X-Amz-Expires': '3599',
    'X-Amz-Signature': '0'.repeat(64),
  }),
);
const without = (name: string) => query.replace(new RegExp(`${name}=[^&]*&?`), '');
const sandbox = 'https://api-sandbox.clear.in';

test.each([
  { url: `https://storage.clear.in/v1/a.csv?${query}`, baseUrl: sandbox, departures: [] },
  { url: `http://127.0.0.1:4010/a.csv?${query}`, baseUrl: 'http://127.0.0.1:4010', departures: [] },
  {
    url: `https://10.0.0.7/a.csv?${query}`,
    baseUrl: sandbox,
    departures: ['the URL leads to 10.0.0.7, an address in a private network'],
  },
  {
    url: `http://localhost/a.csv?${query}`,
    baseUrl: sandbox,
    departures: ['the URL leads to localhost, an address in a private network'],
  },
  {
    url: `http://storage.clear.in/a.csv?${query}`,
    baseUrl: sandbox,
    departures: ['the URL is http://, not https://'],
  },
  {
    url: `https://storage.clear.in/a.csv?${query.replace('%3Bhost', '')}`,
    baseUrl: sandbox,
    departures: [
      'of the URL, its signed headers is content-type; the contract says content-type;host',
    ],
  },
  {
    url: `https://files.example.net/v1/a.csv?${query}`,
    baseUrl: sandbox,
    departures: ['the URL leads to files.example.net; the contract has storage.clear.in'],
  },
  {
    url: `https://storage.clear.in/v1/a.csv?${query.replace('ap-south-1', 'us-east-9')}`,
    baseUrl: sandbox,
    departures: [
      'of the URL, its region and service is us-east-9/s3; the contract says ap-south-1/s3',
    ],
  },
  ...['X-Amz-Date', 'X-Amz-Signature'].map((name) => ({
    url: `https://storage.clear.in/v1/a.csv?${without(name)}`,
    baseUrl: sandbox,
    departures: [`of the URL, its ${name} is missing; the contract says that it is signed`],
  })),
  {
    url: `https://storage.clear.in/v1/a.csv?${without('X-Amz-Credential')}`,
    baseUrl: sandbox,
    departures: [
      'of the URL, its region and service is missing; the contract says ap-south-1/s3',
      'of the URL, its X-Amz-Credential is missing; the contract says that it is signed',
    ],
  },
  { url: 'no URL', baseUrl: sandbox, departures: ['the URL cannot be parsed'] },
])('of a server at $baseUrl, $url: $departures', ({ url, baseUrl, departures }) => {
  const found = checkUrl(url, presigns['one-integration'] as Presign, baseUrl, undefined);
  expect(found.map(({ says }) => says)).toEqual(departures);
});
