import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import oneIntegration from '../../generated/one-integration/openapi.json' with { type: 'json' };
import { type LogEntry, type Mock, startMock, UserError } from '../../src/mock/index.ts';
import { documents } from '../spec/documents.ts';
import { integrationV1Url, oneIntegrationHeaders, oneIntegrationUrl, put } from './calls.ts';
import { send } from './request.ts';

let mock: Mock;
let log: LogEntry[];
beforeEach(async () => {
  log = [];
  mock = await startMock({ journalSize: 3, log: (entry) => log.push(entry) });
});
afterEach(() => mock.close());

const a = '/one-integration/action/pre-sign?filename=a.csv';

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${mock.url}/__mock/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text) };
}

describe('the journal', () => {
  test('says what was called, what was answered and why', async () => {
    await send(mock.url, { path: a, headers: oneIntegrationHeaders });
    const url = await oneIntegrationUrl(mock.url, 'b.csv');
    await put(url, 'x', 'text/plain');
    const [first, , upload] = mock.requests();
    expect(first).toMatchObject({
      id: 1,
      method: 'GET',
      path: '/one-integration/action/pre-sign',
      query: '?filename=a.csv',
      operation: 'one-integration',
      status: 200,
      example: 'generated',
      note: null,
      departures: [],
    });
    expect(upload).toMatchObject({
      method: 'PUT',
      operation: 'storage',
      status: 403,
      example: 'signature-does-not-match',
      note: 'the URL was signed for Content-Type text/csv, not text/plain',
    });
  });

  test('holds no secret, and neither does the log', async () => {
    const url = await integrationV1Url(mock.url, 'b.csv');
    await put(url, 'x', 'application/vnd.ms-excel', { authorization: 'Bearer secret-word' });
    await send(mock.url, {
      path: a,
      headers: {
        'x-clear-auth-token': 'secret-word',
        'x-integration-id': '00000000-0000-4000-8000-000000000042',
        referer: `http://docs.example/?X-Amz-Signature=secret-word`,
        cookie: 'secret-word',
      },
    });
    const everything = JSON.stringify([mock.requests(), log, await control('GET', 'requests')]);
    expect(everything).not.toContain('secret-word');
    expect(everything).not.toContain('000000000042');
    expect(everything).not.toContain('Signature=');
    expect(everything).not.toContain('mock-session');
    expect(mock.requests()[1]).toMatchObject({ query: '?***', headers: { authorization: '***' } });
  });

  test('leaves out the calls to its own pages', async () => {
    await control('GET', 'health');
    expect(mock.requests()).toEqual([]);
    expect(log).toEqual([]);
  });

  test('remembers the latest only, and counts on', async () => {
    for (let i = 0; i < 5; i++) await send(mock.url, { path: '/nowhere' });
    expect(mock.requests().map(({ id }) => id)).toEqual([3, 4, 5]);
    expect((await control('GET', 'requests')).body.requests).toHaveLength(3);
    expect((await control('DELETE', 'requests')).status).toBe(204);
    expect(mock.requests()).toEqual([]);
  });
});

test('says that it is healthy', async () => {
  expect(await control('GET', 'health')).toEqual({ status: 200, body: { status: 'ok' } });
});

test('lists uploads and gives their bytes back', async () => {
  await put(await oneIntegrationUrl(mock.url, 'a b/c.csv'), 'gstin\n', 'text/csv');
  const { body } = await control('GET', 'objects');
  expect(body.objects).toMatchObject([
    {
      bucket: 'one-integration-staging',
      size: 6,
      contentType: 'text/csv',
      etag: mock.objects()[0]?.etag,
    },
  ]);
  const bytes = await fetch(mock.url + body.objects[0].path);
  expect(await bytes.text()).toBe('gstin\n');
  expect((await control('DELETE', 'objects')).status).toBe(204);
  expect(mock.objects()).toEqual([]);
  expect((await fetch(mock.url + body.objects[0].path)).status).toBe(404);
});

test('serves the documents', async () => {
  expect((await control('GET', 'openapi/')).body).toEqual({
    documents: documents.map((id) => `/__mock/openapi/${id}.json`),
  });
  expect((await control('GET', 'openapi/one-integration.json')).body).toEqual(oneIntegration);
});

describe('the clock', () => {
  test('can be set and moved, and then expires URLs', async () => {
    const { body } = await control('PUT', 'clock', { now: '2030-01-31T00:00:00Z' });
    expect(body.now).toMatch(/^2030-01-31T00:00:0\d\.\d{3}Z$/);
    const url = await oneIntegrationUrl(mock.url, 'a.csv');
    expect(url).toContain('/2030/JANUARY/31/');
    await control('PUT', 'clock', { advance: 3_601_000 });
    expect(await put(url, 'x', 'text/csv')).toMatchObject({ status: 403 });
    expect(mock.requests().at(-1)?.note).toMatch(/^the URL expired \d s ago$/);
    expect((await control('DELETE', 'clock')).status).toBe(204);
    expect(Math.abs(mock.clock.now() - Date.now())).toBeLessThan(1000);
  });

  test.each([{}, { now: 'tomorrow' }, { advance: '1' }])('does not take %j', async (wish) => {
    expect(await control('PUT', 'clock', wish)).toMatchObject({
      status: 400,
      body: {
        detail:
          'The clock takes {"now": "2026-01-31T00:00:00Z"} or {"advance": 3600000} in milliseconds.',
      },
    });
  });
});

test.each([{ advance: 1e18 }, { advance: -1e18 }, { now: '+010000-01-01T00:00:00Z' }])(
  'the clock does not go where no date can be written: %j',
  async (wish) => {
    const { status, body } = await control('PUT', 'clock', wish);
    expect(status).toBe(400);
    expect(body.detail).toMatch(
      /^The clock cannot be moved to -?[\de+.]+ ms since 1970; choose a moment from the year 0000 to 9998\.$/,
    );
    expect(Math.abs(mock.clock.now() - Date.now())).toBeLessThan(1000);
    expect((await send(mock.url, { path: a, headers: oneIntegrationHeaders })).status).toBe(200);
  },
);

test('the clock refuses the same to a program', () => {
  expect(() => mock.clock.set(Number.NaN)).toThrow(
    new UserError(
      'The clock cannot be moved to NaN ms since 1970; choose a moment from the year 0000 to 9998.',
    ),
  );
  expect(() => mock.clock.advance(Number.POSITIVE_INFINITY)).toThrow(UserError);
});

test('reset begins the same keys once more', async () => {
  const keys = async () => [
    /\/([\da-f-]{32,36})\//.exec(await oneIntegrationUrl(mock.url, 'a.csv'))?.[1],
    /\/([\da-f-]{32,36})\//.exec(await oneIntegrationUrl(mock.url, 'a.csv'))?.[1],
  ];
  mock.reset();
  const first = await keys();
  expect(first[0]).not.toBe(first[1]);
  mock.reset();
  expect(await keys()).toEqual(first);
});

test('reset brings back the beginning', async () => {
  await put(await oneIntegrationUrl(mock.url, 'a.csv'), 'x', 'text/csv');
  mock.clock.advance(1_000_000);
  mock.fault({ status: 503 });
  expect((await control('POST', 'reset')).status).toBe(204);
  expect(mock.objects()).toEqual([]);
  expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
  expect(Math.abs(mock.clock.now() - Date.now())).toBeLessThan(1000);
  expect(mock.requests()).toEqual([]);
});

test.each([
  ['not JSON', '{', 'The body is not JSON.'],
  ['not an object', '[]', 'The body must be a JSON object.'],
  ['too long', `"${'x'.repeat(70_000)}"`, 'The body has more than 65536 bytes.'],
  [
    'an unknown part',
    '{"stauts":503}',
    'A fault has no part "stauts"; it may have operation, times, delay, status, example, headers, body, reset, truncate, slow.',
  ],
  [
    'a wrong value',
    '{"status":"503"}',
    `The fault's status is "503"; it must be a whole number from 200 to 599.`,
  ],
  [
    'an unknown operation',
    '{"operation":"getPreSignedUrl"}',
    `The fault's operation is "getPreSignedUrl"; it must be one of ${documents.join(', ')}.`,
  ],
  [
    'nothing',
    '{}',
    'The fault does not say what goes wrong, as {"status": 503} does; it may have operation, times, delay, status, example, headers, body, reset, truncate, slow.',
  ],
  [
    'only where and how often',
    '{"operation":"storage","times":2}',
    'The fault does not say what goes wrong, as {"status": 503} does; it may have operation, times, delay, status, example, headers, body, reset, truncate, slow.',
  ],
  [
    'a trailer',
    '{"headers":{"Trailer":"x"}}',
    `The fault's headers is {"Trailer":"x"}; it must be header values by name, without length, trailer and connection.`,
  ],
  [
    'a header that cannot be sent',
    '{"headers":{"a":"b\\r\\nc"}}',
    `The fault's headers is {"a":"b\\r\\nc"}; it must be header values by name, without length, trailer and connection.`,
  ],
  [
    'an unknown example',
    '{"operation":"storage","example":"slow"}',
    'No answer of this operation is the example slow; it has expired-token, entity-too-large, authorization-query-parameters-error, key-too-long, incomplete-body, bad-digest, request-has-expired, access-denied, unsigned-header, signature-does-not-match, invalid-access-key-id, no-such-bucket, missing-content-length, storage-internal-error, not-implemented, slow-down.',
  ],
])('says in a sentence what is wrong with a fault that is %s', async (_, body, detail) => {
  const answer = await send(mock.url, { method: 'POST', path: '/__mock/faults', body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text).detail).toBe(detail);
});

test('says the same to a program', () => {
  expect(() => mock.fault({ delay: -1 })).toThrow(
    new UserError(`The fault's delay is -1; it must be a whole number from 0 to 600000.`),
  );
});
