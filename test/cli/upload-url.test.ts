import { expect, test } from 'vitest';
import { type Presign, presigns } from '../../src/cli/check/contract.ts';
import { checkUrl } from '../../src/cli/check/upload-url.ts';

const query =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Expires=3599';
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
    departures: ['X-Amz-SignedHeaders is content-type, not content-type;host'],
  },
  { url: 'no URL', baseUrl: sandbox, departures: ['the URL cannot be parsed'] },
])('of a server at $baseUrl, $url: $departures', ({ url, baseUrl, departures }) => {
  const found = checkUrl(url, presigns['one-integration'] as Presign, baseUrl);
  expect(found.map(({ says }) => says)).toEqual(departures);
});
