import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import integrationV1 from '../../generated/integration-v1/openapi.json' with { type: 'json' };
import oneIntegration from '../../generated/one-integration/openapi.json' with { type: 'json' };
import { type Mock, startMock } from '../../src/mock/index.ts';
import {
  oneIntegrationTarget as a,
  integrationV1Target as b,
  oneIntegrationHeaders,
} from './calls.ts';
import { send } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const rows: readonly [
  token: string,
  path: string,
  status: number,
  mediaType: string,
  text: string,
][] = [
  ['mock-permission-denied', a, 403, 'application/json', '"message":"Forbidden"'],
  [
    'mock-internal-error',
    a,
    500,
    'application/json',
    '"message":"Something went wrong on the server"',
  ],
  ['mock-unauthorized', a, 401, 'text/plain', 'UNAUTHORIZED'],
  [
    'mock-invalid-extension',
    a,
    406,
    'application/json',
    '"message":"Invalid file extension. Allowed extensions: csv, xlsx, xls, zip"',
  ],
  [
    'mock-filename-missing',
    a,
    400,
    'application/json',
    '"message":"Required request parameter \'filename\' is not present"',
  ],
  ['mock-generated', a, 200, 'application/json', '"uploadUrl":"http://127.0.0.1:'],
  [
    'mock-permission-denied',
    b,
    403,
    'application/json',
    '"errorCode":"PERMISSION_DENIED","errorMessage":"Don\'t have permission. Contact admin for access"',
  ],
  [
    'mock-license-expired',
    b,
    403,
    'application/json',
    '"errorCode":"LICENSE_EXPIRED","errorMessage":"Account License has expired"',
  ],
  [
    'mock-api-quota-exceeded',
    b,
    403,
    'application/json',
    '"errorCode":"API_QUOTA_EXCEEDED","errorMessage":"API access quota has exceeded"',
  ],
  [
    'mock-internal-error',
    b,
    500,
    'application/json',
    '{"status":null,"preSignedS3Url":null,"errorCode":"INTERNAL_ERROR","errorMessage":"Internal Error in Clear. Contact support."}',
  ],
  [
    'mock-file-content-type-missing',
    b,
    500,
    'application/json',
    '[{"errorCode":"INTERNAL_ERROR","errorMessage":"Required request header \'fileContentType\'',
  ],
  ['mock-file-name-empty', b, 200, 'application/json', '"status":"FAILED"'],
  ['mock-created', b, 200, 'application/json', '"preSignedS3Url":"http://127.0.0.1:'],
];

test.each(rows)('the token %s at %s gives %i %s', async (token, path, status, mediaType, text) => {
  const headers = {
    'x-clear-auth-token': token,
    'x-cleartax-auth-token': token,
    'x-integration-id': '00000000-0000-4000-8000-000000000009',
    fileContentType: 'CSV',
  };
  const answer = await send(mock.url, { path, headers });
  expect(answer).toMatchObject({ status, headers: { 'content-type': mediaType } });
  expect(answer.text).toContain(text);
});

describe('Prefer', () => {
  test.each([
    ['code=401', a, 401, 'text/plain', 'UNAUTHORIZED'],
    ['code=403', b, 403, 'application/json', 'PERMISSION_DENIED'],
    ['code=403, example=license-expired', b, 403, 'application/json', 'LICENSE_EXPIRED'],
    ['code=403;example="api-quota-exceeded"', b, 403, 'application/json', 'API_QUOTA_EXCEEDED'],
    ['example=file-name-empty', b, 200, 'application/json', 'Filename cannot be empty'],
    ['code=406', a, 406, 'application/json', 'Invalid file extension'],
    ['respond-async, code=500', a, 500, 'application/json', 'Something went wrong on the server'],
  ])(
    '%s decides at %s, whatever else the request says',
    async (prefer, path, status, mediaType, text) => {
      for (const headers of [
        {},
        { accept: 'application/json' },
        { 'x-clear-auth-token': 'mock-generated' },
      ]) {
        const answer = await send(mock.url, { path, headers: { prefer, ...headers } });
        expect(answer).toMatchObject({ status, headers: { 'content-type': mediaType } });
        expect(answer.text).toContain(text);
        expect(answer.headers['preference-applied']).toContain(
          prefer.match(/(code|example)=[\w-]+/)?.[0],
        );
      }
    },
  );

  test('is taken from Prism’s query parameters too', async () => {
    const answer = await send(mock.url, { path: `${b}&__code=403&__example=license-expired` });
    expect(answer).toMatchObject({
      status: 403,
      headers: { 'preference-applied': 'code=403, example=license-expired' },
    });
  });

  test('is acknowledged in a header that any value can stand in', async () => {
    const answer = await send(mock.url, { path: `${b}&__code=401&__seed=%E2%82%AC%0D%0Aa:b` });
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'preference-applied': 'code=401, seed="%E2%82%AC%0D%0Aa%3Ab"' },
    });
  });

  test.each([
    ['code=40', 422, 'Prefer: code=40 is not a status of three digits.'],
    ['dynamic=perhaps', 422, 'Prefer: dynamic=perhaps is neither true nor false.'],
    [
      'example=internal-error',
      404,
      'Response for contentType: application/json and exampleKey: internal-error does not exist.',
    ],
    ['code=418', 404, 'Requested status code 418 is not defined in the document.'],
    [
      'example=nothing',
      404,
      'Response for contentType: application/json and exampleKey: nothing does not exist.',
    ],
  ])('%s is answered %i and not called applied', async (prefer, status, detail) => {
    const answer = await send(mock.url, { path: a, headers: { prefer } });
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(JSON.parse(answer.text).detail).toBe(detail);
    expect(answer.headers['preference-applied']).toBeUndefined();
  });

  test('dynamic=true invents a body that fits the schema, with a URL that takes an upload', async () => {
    const validates = schemaOf(oneIntegration, 'PreSignSuccess');
    for (let i = 0; i < 20; i++) {
      const answer = await send(mock.url, { path: a, headers: { prefer: 'dynamic=true' } });
      const body = JSON.parse(answer.text);
      expect(validates(body)).toBe(true);
      const upload = await fetch(body.result.uploadUrl, {
        method: 'PUT',
        body: 'x',
        headers: { 'content-type': 'text/csv' },
      });
      expect(upload.status).toBe(200);
    }
  });

  test('dynamic=true with a code invents that answer', async () => {
    const validates = schemaOf(integrationV1, 'PreSignError');
    const prefer = 'code=403, dynamic=true';
    const answer = await send(mock.url, { path: b, headers: { prefer } });
    expect(answer).toMatchObject({
      status: 403,
      headers: { 'preference-applied': 'code=403, dynamic=true' },
    });
    expect(validates(JSON.parse(answer.text))).toBe(true);
  });

  test('dynamic=true with a seed invents the same again', async () => {
    const prefer = 'code=403, dynamic=true, seed=7';
    const [first, second] = [
      await send(mock.url, { path: b, headers: { prefer } }),
      await send(mock.url, { path: b, headers: { prefer } }),
    ];
    expect(first.text).toBe(second.text);
  });

  test('decides the answer of the storage too', async () => {
    const path = '/v1/ap-south-1/one-integration-staging/key.csv';
    const answer = await send(mock.url, {
      method: 'PUT',
      path,
      headers: { prefer: 'code=503, example=slow-down' },
    });
    expect(answer).toMatchObject({
      status: 503,
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
    });
  });
});

describe('with tokens of its own', () => {
  const call = (url: string, path: string, token: string) =>
    send(url, {
      path,
      headers: {
        'x-clear-auth-token': token,
        'x-cleartax-auth-token': token,
        'x-integration-id': '00000000-0000-4000-8000-000000000009',
        fileContentType: 'CSV',
      },
    });

  test('the mock refuses every other token', async () => {
    await using mock = await startMock({ tokens: ['one', 'two'] });
    expect(await call(mock.url, a, 'one')).toMatchObject({ status: 200 });
    expect(await call(mock.url, b, 'two')).toMatchObject({ status: 200 });
    expect(await call(mock.url, a, 'three')).toMatchObject({ status: 401, text: 'UNAUTHORIZED' });
    expect(await call(mock.url, b, 'three')).toMatchObject({
      status: 401,
      text: '{"status":null,"preSignedS3Url":null,"errorCode":"AUTHORIZATION_FAILED","errorMessage":"Invalid Auth Token"}',
    });
    expect(await call(mock.url, b, 'mock-license-expired')).toMatchObject({ status: 403 });
  });
});

test('with --examples, answers are the documents’ own, URL included', async () => {
  await using mock = await startMock({ examples: true });
  const headers = { 'x-cleartax-auth-token': 'any', fileContentType: 'CSV' };
  const answer = await send(mock.url, { path: b, headers });
  expect(JSON.parse(answer.text)).toEqual(integrationV1.components.examples.created.value);
});

function schemaOf(document: { components: { schemas: object } }, name: string) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile({
    components: document.components,
    $ref: `#/components/schemas/${name}`,
  });
}

test('a malformed Accept changes nothing', async () => {
  for (const headers of [{}, { prefer: 'dynamic=true' }, { prefer: 'code=401' }]) {
    const usual = await send(mock.url, {
      path: a,
      headers: { ...oneIntegrationHeaders, ...headers },
    });
    const odd = await send(mock.url, {
      path: a,
      headers: { ...oneIntegrationHeaders, ...headers, accept: ';;,/' },
    });
    expect(odd.status).toBe(usual.status);
    expect(odd.headers['content-type']).toBe(usual.headers['content-type']);
  }
  expect(await send(mock.url, { path: '/nowhere', headers: { accept: ';;,/' } })).toMatchObject({
    status: 404,
  });
});
