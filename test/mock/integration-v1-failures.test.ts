import { describeFailures, type FaultRow } from './documented-failures.ts';

const b = '/integration/v1/generatePreSign/sales';
const bHeaders = { 'x-cleartax-auth-token': 't', fileContentType: 'CSV' };
const bRejected = (message: string) =>
  `[{"errorCode":"INTERNAL_ERROR","errorMessage":"${message}","errorField":null,"errorValues":null,"errorResolution":null}]`;
const bFailed = (message: string) =>
  `{"status":"FAILED","preSignedS3Url":null,"errorCode":null,"errorMessage":"${message}"}`;
const bUnauthorized =
  '{"status":null,"preSignedS3Url":null,"errorCode":"AUTHORIZATION_FAILED","errorMessage":"Invalid Auth Token"}';

const rows: readonly FaultRow[] = [
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

describeFailures('Integration v1 answers as documented to', rows);
