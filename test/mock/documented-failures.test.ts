import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { send } from './request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

type Row = readonly [
  what: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  status: number,
  mediaType: string,
  evidence: string,
  body: string,
];

const a = '/one-integration/action/pre-sign';
const id = '00000000-0000-4000-8000-000000000009';
const aError = (status: number, message: string) =>
  `{"status":${status},"success":false,"message":"ERROR","result":null,"error":{"code":"${status}","message":"${message}","validationErrors":null},"metadata":null}`;

const oneIntegration: readonly Row[] = [
  [
    'an extension that is not allowed',
    `${a}?filename=abc`,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    406,
    'application/json',
    'sample',
    aError(406, 'Invalid file extension. Allowed extensions: csv, xlsx, xls, zip'),
  ],
  [
    'an extension in upper case',
    `${a}?filename=abc.CSV`,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    406,
    'application/json',
    'sample',
    aError(406, 'Invalid file extension. Allowed extensions: csv, xlsx, xls, zip'),
  ],
  [
    'no filename',
    a,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    400,
    'application/json',
    'inferred',
    aError(400, "Required request parameter 'filename' is not present"),
  ],
  [
    'the other API’s spelling of filename',
    `${a}?fileName=a.csv`,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    400,
    'application/json',
    'inferred',
    aError(400, "Required request parameter 'filename' is not present"),
  ],
  [
    'an empty filename',
    `${a}?filename=`,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    400,
    'application/json',
    'inferred',
    aError(400, 'Filename cannot be empty'),
  ],
  [
    'a filename of 1025 characters',
    `${a}?filename=${'a'.repeat(1021)}.csv`,
    { 'x-clear-auth-token': 't', 'x-integration-id': id },
    400,
    'application/json',
    'inferred',
    aError(400, 'Filename is too long'),
  ],
  [
    'no integration id',
    `${a}?filename=a.csv`,
    { 'x-clear-auth-token': 't' },
    400,
    'application/json',
    'inferred',
    aError(400, "Required request header 'x-integration-id' is not present"),
  ],
  [
    'an empty integration id',
    `${a}?filename=a.csv`,
    { 'x-clear-auth-token': 't', 'x-integration-id': '' },
    400,
    'application/json',
    'inferred',
    aError(400, 'Invalid integration id'),
  ],
  [
    'an integration id that is no UUID',
    `${a}?filename=a.csv`,
    { 'x-clear-auth-token': 't', 'x-integration-id': `urn:uuid:${id}` },
    400,
    'application/json',
    'inferred',
    aError(400, 'Invalid integration id'),
  ],
  [
    'no token',
    `${a}?filename=a.csv`,
    { 'x-integration-id': id },
    401,
    'text/plain',
    'inferred',
    'UNAUTHORIZED',
  ],
  [
    'an empty token',
    `${a}?filename=a.csv`,
    { 'x-clear-auth-token': '', 'x-integration-id': id },
    401,
    'text/plain',
    'inferred',
    'UNAUTHORIZED',
  ],
  [
    'the documented invalid token',
    `${a}?filename=a.csv`,
    { 'x-clear-auth-token': 'invalid-access-token', 'x-integration-id': id },
    401,
    'text/plain',
    'sample',
    'UNAUTHORIZED',
  ],
  [
    'an invalid token and an Accept for JSON only',
    `${a}?filename=a.csv`,
    {
      'x-clear-auth-token': 'invalid-access-token',
      'x-integration-id': id,
      accept: 'application/json',
    },
    401,
    'text/plain',
    'sample',
    'UNAUTHORIZED',
  ],
  [
    'an invalid token and every other fault',
    a,
    { 'x-clear-auth-token': 'invalid-access-token' },
    401,
    'text/plain',
    'sample',
    'UNAUTHORIZED',
  ],
];

const b = '/integration/v1/generatePreSign/sales';
const bHeaders = { 'x-cleartax-auth-token': 't', fileContentType: 'CSV' };
const bRejected = (message: string) =>
  `[{"errorCode":"INTERNAL_ERROR","errorMessage":"${message}","errorField":null,"errorValues":null,"errorResolution":null}]`;
const bFailed = (message: string) =>
  `{"status":"FAILED","preSignedS3Url":null,"errorCode":null,"errorMessage":"${message}"}`;
const bUnauthorized =
  '{"status":null,"preSignedS3Url":null,"errorCode":"AUTHORIZATION_FAILED","errorMessage":"Invalid Auth Token"}';

const integrationV1: readonly Row[] = [
  [
    'no fileContentType',
    `${b}?fileName=a.csv`,
    { 'x-cleartax-auth-token': 't' },
    500,
    'application/json',
    'sample',
    bRejected(
      "Required request header 'fileContentType' for method parameter type FileContentType is not present",
    ),
  ],
  [
    'a fileContentType that is a media type',
    `${b}?fileName=a.csv`,
    { 'x-cleartax-auth-token': 't', fileContentType: 'text/csv' },
    500,
    'application/json',
    'inferred',
    bRejected("Request header 'fileContentType' is not valid"),
  ],
  [
    'a fileContentType in lower case',
    `${b}?fileName=a.csv`,
    { 'x-cleartax-auth-token': 't', fileContentType: 'csv' },
    500,
    'application/json',
    'inferred',
    bRejected("Request header 'fileContentType' is not valid"),
  ],
  [
    'an unknown templateType',
    '/integration/v1/generatePreSign/Sales?fileName=a.csv',
    bHeaders,
    500,
    'application/json',
    'inferred',
    bRejected("Path variable 'templateType' is not valid"),
  ],
  [
    'a malformed escape as templateType',
    '/integration/v1/generatePreSign/%E0%A4%A?fileName=a.csv',
    bHeaders,
    500,
    'application/json',
    'inferred',
    bRejected("Path variable 'templateType' is not valid"),
  ],
  [
    'no fileName',
    b,
    bHeaders,
    500,
    'application/json',
    'inferred',
    bRejected("Required request parameter 'fileName' is not present"),
  ],
  [
    'the other API’s spelling of fileName',
    `${b}?filename=a.csv`,
    bHeaders,
    500,
    'application/json',
    'inferred',
    bRejected("Required request parameter 'fileName' is not present"),
  ],
  [
    'an empty fileName',
    `${b}?fileName=`,
    bHeaders,
    200,
    'application/json',
    'inferred',
    bFailed('Filename cannot be empty'),
  ],
  [
    'a fileName of 1501 characters',
    `${b}?fileName=${'a'.repeat(1501)}`,
    bHeaders,
    200,
    'application/json',
    'inferred',
    bFailed('Filename cannot be longer than 1500 characters'),
  ],
  [
    'no token',
    `${b}?fileName=a.csv`,
    { fileContentType: 'CSV' },
    401,
    'application/json',
    'inferred',
    bUnauthorized,
  ],
  [
    'an empty token',
    `${b}?fileName=a.csv`,
    { 'x-cleartax-auth-token': '', fileContentType: 'CSV' },
    401,
    'application/json',
    'inferred',
    bUnauthorized,
  ],
  [
    'the documented invalid token',
    `${b}?fileName=a.csv`,
    { 'x-cleartax-auth-token': 'invalid-access-token', fileContentType: 'CSV' },
    401,
    'application/json',
    'inferred',
    bUnauthorized,
  ],
  [
    'the other API’s token header',
    `${b}?fileName=a.csv`,
    { 'x-clear-auth-token': 't', fileContentType: 'CSV' },
    401,
    'application/json',
    'inferred',
    bUnauthorized,
  ],
];

describe.each([
  ['One Integration', oneIntegration],
  ['Integration v1', integrationV1],
])('%s answers as documented to', (_, rows) => {
  test.each(rows)('%s', async (_what, path, headers, status, mediaType, evidence, body) => {
    const answer = await send(mock.url, { path, headers });
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': mediaType, 'x-mock-evidence': evidence },
      text: body,
    });
  });
});
