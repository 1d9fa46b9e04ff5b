import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import { type LogEntry, startMock } from '../../src/mock/index.ts';
import { createMask } from '../../src/mock/journal/mask.ts';
import { send } from './request.ts';

const mask = createMask(Object.values(bundles));

describe('of a query', () => {
  test.each([
    ['', ''],
    ['?filename=a%20b.csv&page=1', '?filename=a%20b.csv&page=1'],
    ['?x-cleartax-auth-token=SECRET&filename=a.csv', '?x-cleartax-auth-token=***&filename=a.csv'],
    ['?X-Integration-Id=SECRET', '?X-Integration-Id=***'],
    ['?a=1&access_token=SECRET=&b=2', '?a=1&access_token=***&b=2'],
    ['?ACCESS%5FTOKEN=SECRET', '?ACCESS%5FTOKEN=***'],
    ['?acce%73s_%74oken=SECRET', '?acce%73s_%74oken=***'],
    ['?a=%E0%A4%A&client_secret=SECRET', '?a=%E0%A4%A&client_secret=***'],
    ['?a=1;apiKey=SECRET', '?a=1;apiKey=***'],
    ['?token%3DSECRET', '?***'],
    ['?token%3DSECRET%26a=1', '?***'],
    ['?X-Amz-Date=1&a=SECRET', '?***'],
    ['?X%2DAmz%2DSecurity%2DToken=SECRET&a=1', '?***'],
    ['?next=https%3A%2F%2Fa.example%2F%3Ftoken%3DSECRET&b=2', '?next=***&b=2'],
    ['?next=https%253A%252F%252Fa.example%252F%253Ftoken%253DSECRET', '?next=***'],
  ])('%j is shown as %j', (query, shown) => {
    expect(mask.search(query)).toBe(shown);
  });
});

test.each([
  ['/one-integration/action/a%20b', '/one-integration/action/a%20b'],
  ['/a;v=1/b', '/a;v=1/b'],
  ['/a;token=SECRET/b', '/a;token=***'],
  ['/a/https%3A%2F%2Fb.example%2Fc%3FX-Amz-Signature%3DSECRET', '/a/https?***'],
  ['/a%3Ftoken%3DSECRET', '/a***'],
])('of a path, %j is shown as %j', (path, shown) => {
  expect(mask.path(path)).toBe(shown);
});

test('of headers, one that is named like a session is hidden', () => {
  expect(mask.headers(['X-Session', 'SECRET', 'X-Session-Id', 'SECRET', 'X-Other', 'a'])).toEqual({
    'x-session': '***',
    'x-session-id': '***',
    'x-other': 'a',
  });
});

test.each([
  ['https://a.example/?page=1 and more', 'https://a.example/?page=1 and more'],
  ['https://a.example/b?token=SECRET&page=1', 'https://a.example/b?token=***&page=1'],
  ['https://a.example/#access_token=SECRET', 'https://a.example/#access_token=***'],
  ['https%3A%2F%2Fa.example%2F%3Ftoken%3DSECRET', 'https***'],
  ['<https://a.example/?X%2DAmz-Signature=SECRET> end', '<https://a.example/?*** end'],
])('of a header, the URL in %j is shown as %j', (value, shown) => {
  expect(mask.headers(['Referer', value])).toEqual({ referer: shown });
});

test.each(['own answers', 'an upstream'])(
  'holds for %s, in the journal and the log',
  async (kind) => {
    const log: LogEntry[] = [];
    const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await using mock = await startMock({
        log: (entry) => log.push(entry),
        ...(kind === 'an upstream' && { upstream }),
      });
      for (const query of ['x-cleartax-auth-token=SECRET', 'X%2DAmz%2DSecurity%2DToken=SECRET']) {
        const path = `/one-integration/action/pre-sign?filename=a.csv&${query}`;
        await send(mock.url, { path, headers: { referer: 'http://a.example/?token=SECRET' } });
      }
      expect(log.map(({ query }) => query)).toEqual([
        '?filename=a.csv&x-cleartax-auth-token=***',
        '?***',
      ]);
      expect(mock.requests()).toHaveLength(2);
      expect(JSON.stringify([log, mock.requests()])).not.toContain('SECRET');
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  },
);
