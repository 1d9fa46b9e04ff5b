import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { put } from './calls.ts';
import { send } from './request.ts';

const exampleUrl =
  'https://files.example/up/ap-south-1/ledger-files/a.tsv?X-Amz-Algorithm=A&X-Amz-Credential=C&X-Amz-Date=20260131T000000Z&X-Amz-Expires=120&X-Amz-SignedHeaders=host&X-Amz-Signature=S';

/** Facts inline, a bearer token, three operations at two paths, one of them without an example. */
const document = {
  openapi: '3.1.1',
  info: { title: 'Ledger', version: '1' },
  paths: {
    '/ledger/{year}': {
      post: {
        operationId: 'askForUrl',
        security: [{ ledgerToken: [] }],
        'x-upload-content-types': { tsv: 'text/tab-separated-values' },
        'x-faults': [
          fault('header', 'authorization', { equals: 'Bearer stale' }, 418, 'stale'),
          fault('header', 'x-tenant', { violates: 'required' }, 422, 'no-tenant'),
          fault('path', 'year', { violates: 'pattern' }, 422, 'bad-year'),
        ],
        parameters: [
          parameter('path', 'year', { type: 'string', pattern: '^\\d{4}$' }),
          { ...parameter('header', 'x-tenant', { type: 'string' }), 'x-sensitive': 'whole' },
          { ...parameter('query', 'sheet', { type: 'string' }), 'x-describes-file': 'name' },
        ],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          201: {
            description: 'Made.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['data'],
                  properties: {
                    data: {
                      type: 'object',
                      properties: {
                        to: {
                          type: 'object',
                          properties: {
                            put: { type: 'string', 'x-expires-in': { documented: 120 } },
                          },
                        },
                      },
                    },
                  },
                },
                examples: { made: { value: { data: { to: { put: exampleUrl } } } } },
              },
            },
            links: {
              upload: {
                operationRef: '#/components/pathItems/Upload/put',
                'x-target-url': '$response.body#/data/to/put',
              },
            },
          },
          418: answer({ stale: 'old' }),
          422: answer({ 'no-tenant': 'who', 'bad-year': 'when' }),
        },
      },
      get: {
        operationId: 'showYear',
        parameters: [parameter('path', 'year', { type: 'string' })],
        responses: { 200: answer({ 'whole-year': 'open' }), 404: answer({ gone: 'no' }) },
      },
    },
    '/ledger/now': {
      delete: {
        operationId: 'close',
        responses: {
          200: {
            description: 'Closed.',
            content: {
              'application/json': { schema: { type: 'object', properties: { n: { const: 7 } } } },
            },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: { ledgerToken: { type: 'http', scheme: 'bearer' } },
    // What the link needs to lead somewhere; the storage has a document of its own.
    pathItems: { Upload: { put: { operationId: 'put', responses: {} } } },
  },
};

function fault(place: string, name: string, what: object, status: number, example: string) {
  return { in: place, name, ...what, status, example, basis: 'documented' };
}

function parameter(place: string, name: string, schema: object) {
  return { in: place, name, required: true, schema };
}

function answer(texts: Record<string, string>) {
  const examples = Object.entries(texts).map(([name, why]) => [name, { value: { why } }]);
  const schema = { type: 'object', required: ['why'], properties: { why: { type: 'string' } } };
  const content = { 'application/json': { schema, examples: Object.fromEntries(examples) } };
  return { description: 'An answer.', content };
}

let folder: string;
let mock: Mock;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  await cp('generated/storage', join(folder, 'bucket'), { recursive: true });
  await mkdir(join(folder, 'ledger'));
  await writeFile(join(folder, 'ledger/openapi.json'), JSON.stringify(document));
  mock = await startMock({ documents: folder });
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

const headers = { authorization: 'Bearer any', 'x-tenant': 'SECRET' };
const path = '/ledger/2026?sheet=b.tsv';
const ask = (more: object = {}) => send(mock.url, { method: 'POST', path, headers, ...more });

test('an upload goes through both steps', async () => {
  const given = await ask();
  expect(given).toMatchObject({ status: 201, headers: { 'x-mock-example': 'made' } });
  const url = JSON.parse(given.text).data.to.put;
  expect(url).toMatch(/\/up\/ap-south-1\/ledger-files\/b\.tsv\?.*X-Amz-Expires=120&/);
  expect(await put(url, 'x', 'text/tab-separated-values')).toMatchObject({ status: 200 });
  expect(mock.objects().map(({ bucket, key }) => `${bucket}/${key}`)).toEqual([
    'ledger-files/b.tsv',
  ]);
  expect(mock.requests().at(-1)?.operation).toBe('bucket');
  expect(mock.requests().at(-2)?.operation).toBe('ledger');
  expect(JSON.stringify(mock.requests())).not.toContain('SECRET');
});

describe('answers as its document says', () => {
  test.each([
    ['an invalid token', { headers: { ...headers, authorization: 'Bearer stale' } }, 418, 'stale'],
    ['a missing header', { headers: { authorization: 'Bearer any' } }, 422, 'no-tenant'],
    ['a wrong path', { path: '/ledger/26' }, 422, 'bad-year'],
    [
      'a test token',
      { headers: { ...headers, authorization: 'Bearer mock-bad-year' } },
      422,
      'bad-year',
    ],
    ['another method at the same path', { method: 'GET' }, 200, 'whole-year'],
  ])('%s', async (_, sent, status, example) => {
    expect(await ask(sent)).toMatchObject({ status, headers: { 'x-mock-example': example } });
  });

  test('a path of its own before a template that it fits too, with a body that Prism invents', async () => {
    const answer = await ask({ method: 'DELETE', path: '/ledger/now' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ n: 7 });
    expect(answer.headers.allow).toBeUndefined();
  });
});

test('a method that no operation has is refused with those that are there', async () => {
  expect(await ask({ method: 'PATCH' })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD, POST, OPTIONS' },
  });
});

test('a fault with an example waits for the operation that has it', async () => {
  mock.fault({ operation: 'ledger', example: 'gone' });
  expect((await ask()).status).toBe(201);
  expect((await ask({ method: 'GET' })).status).toBe(404);
});

test('--token accepts no other', async () => {
  await using strict = await startMock({ documents: folder, tokens: ['mine'] });
  const call = (token: string) =>
    send(strict.url, {
      method: 'POST',
      path,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
  expect((await call('mine')).status).toBe(201);
  expect((await call('other')).status).toBe(418);
});

test('in proxy mode its calls are held against its document', async () => {
  await using proxy = await startMock({ documents: folder, upstream: mock.url });
  await send(proxy.url, { method: 'POST', path, headers, body: '{}' });
  await send(proxy.url, { method: 'POST', path: '/ledger/2026?shet=a.tsv', headers });
  expect(proxy.requests().map(({ operation, departures }) => ({ operation, departures }))).toEqual([
    { operation: 'ledger', departures: [] },
    {
      operation: 'ledger',
      departures: [
        {
          in: 'request',
          at: 'query shet',
          message: 'is not a parameter of the contract, whose names are exact',
        },
      ],
    },
  ]);
});
