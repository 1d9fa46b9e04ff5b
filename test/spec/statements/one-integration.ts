import type { Statement } from './statement.ts';

const operation = '/paths/~1one-integration~1action~1pre-sign/get';
const schema = '/components/schemas';
const envelope = `${schema}/PreSignSuccess`;
const detail = `${schema}/ErrorDetail`;

export const oneIntegration: readonly Statement[] = [
  {
    statement: 'The page is called Get Pre-signed URL',
    at: `${operation}/summary`,
    says: 'Get a pre-signed URL',
  },
  {
    statement: 'The method is GET, the URL /one-integration/action/pre-sign',
    at: `${operation}/operationId`,
    says: 'getPreSignedUrl',
  },
  {
    statement: 'The base URL of the samples is the sandbox',
    at: '/servers/0/url',
    says: 'https://api-sandbox.clear.in',
  },
  {
    statement: 'Header x-clear-auth-token',
    at: '/components/securitySchemes/authToken/name',
    says: 'x-clear-auth-token',
  },
  {
    statement: 'x-clear-auth-token is a header',
    at: '/components/securitySchemes/authToken/in',
    says: 'header',
  },
  {
    statement: 'x-clear-auth-token is a String',
    at: '/components/securitySchemes/authToken/x-schema/type',
    says: 'string',
  },
  { statement: 'x-clear-auth-token is mandatory', at: '/security/0/authToken', says: [] },
  {
    statement: 'x-clear-auth-token is the authentication token',
    at: '/components/securitySchemes/authToken/description',
    contains: 'The access token. Mandatory.',
  },
  {
    statement: 'Header x-integration-id',
    at: '/components/securitySchemes/integrationId/name',
    says: 'x-integration-id',
  },
  {
    statement: 'x-integration-id is a UUID of length 36',
    at: '/components/securitySchemes/integrationId/x-schema',
    says: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
  },
  {
    statement: 'x-integration-id is provided by Clear',
    at: '/components/securitySchemes/integrationId/description',
    contains: 'a UUID of 36 characters that Clear provides',
  },
  { statement: 'x-integration-id is mandatory', at: '/security/0/integrationId', says: [] },
  {
    statement: 'There are no path parameters',
    at: `${operation}/description`,
    contains: 'there are no path\nparameters',
  },
  { statement: 'Query parameter filename', at: `${operation}/parameters/0/name`, says: 'filename' },
  { statement: 'filename is in the query', at: `${operation}/parameters/0/in`, says: 'query' },
  { statement: 'filename is a String', at: `${schema}/FileName/type`, says: 'string' },
  { statement: 'filename is mandatory', at: `${operation}/parameters/0/required`, says: true },
  {
    statement: 'filename is the name of the file to upload with its extension',
    at: `${operation}/parameters/0/description`,
    contains: 'Name of the file to upload, with its file extension.',
  },
  {
    statement: 'Allowed extensions: csv, xlsx, xls, zip',
    at: `${operation}/parameters/0/description`,
    contains: 'Allowed extensions: csv, xlsx, xls, zip.',
  },
  {
    statement: 'Allowed extensions, as a constraint',
    at: `${schema}/FileName/pattern`,
    says: '\\.(csv|xlsx|xls|zip)$',
  },
  {
    statement: 'The extension should match the content type or MIME type',
    at: `${operation}/parameters/0/description`,
    contains: "The extension should match the file's content type",
  },
  {
    statement: 'There is no request body',
    at: `${operation}/description`,
    contains: 'There is no request body',
  },
  {
    statement: '200: processed successfully and response returned',
    at: `${operation}/responses/200/description`,
    says: 'The request was processed and a pre-signed URL returned.',
  },
  {
    statement: '401: authentication failed',
    at: `${operation}/responses/401/description`,
    contains: 'Authentication failed.',
  },
  { statement: '403: forbidden', at: `${operation}/responses/403/description`, says: 'Forbidden.' },
  {
    statement: '400: invalid or missing required parameters',
    at: `${operation}/responses/400/description`,
    says: 'The request is invalid or lacks a required parameter.',
  },
  {
    statement: '406: parameters invalid or not processable in the expected format',
    at: `${operation}/responses/406/description`,
    contains: 'The request parameters are invalid or cannot be processed in the expected format.',
  },
  {
    statement: '500: something went wrong on the server',
    at: `${operation}/responses/500/description`,
    says: 'Something went wrong on the server.',
  },
  { statement: 'status is an Integer', at: `${schema}/Status/type`, says: 'integer' },
  {
    statement: 'status is the HTTP status code, always returned',
    at: `${schema}/Status/description`,
    says: 'The HTTP status code of the response, for instance 200 for a success. Always returned.',
  },
  {
    statement: 'success is a Boolean: true on success',
    at: `${envelope}/properties/success/const`,
    says: true,
  },
  {
    statement: 'success is false on error',
    at: `${schema}/PreSignError/properties/success/const`,
    says: false,
  },
  {
    statement: 'success, if true, promises the upload URL; always returned',
    at: `${envelope}/properties/success/description`,
    says: 'Always returned. True: the result object has the URL to upload to.',
  },
  { statement: 'message is a String', at: `${schema}/Message/type`, says: 'string' },
  {
    statement: 'message describes the result for people, always returned',
    at: `${schema}/Message/description`,
    says: 'A message for people that describes the result, for instance "generated pre-sign url successfully". Always returned.',
  },
  {
    statement:
      'status, success, message are always returned; result, error, metadata are there or null',
    at: `${envelope}/required`,
    says: ['status', 'success', 'message', 'result', 'error', 'metadata'],
  },
  {
    statement: 'the same fields stand in an error',
    at: `${schema}/PreSignError/required`,
    says: ['status', 'success', 'message', 'result', 'error', 'metadata'],
  },
  {
    statement: 'result is an Object with the details of the URL',
    at: `${schema}/PreSignResult/description`,
    says: 'The details of the pre-signed URL. Null on error.',
  },
  {
    statement: 'result is null on error',
    at: `${schema}/PreSignError/properties/result`,
    says: { type: 'null', description: 'Null on error.' },
  },
  {
    statement: 'error is an Object when the request fails',
    at: `${schema}/PreSignError/properties/error/$ref`,
    says: '#/components/schemas/ErrorDetail',
  },
  {
    statement: 'error is null on success',
    at: `${envelope}/properties/error`,
    says: { type: 'null', description: 'Null on success.' },
  },
  {
    statement: 'metadata is an Object or null',
    at: `${schema}/Metadata/type`,
    says: ['object', 'null'],
  },
  {
    statement: 'metadata is always null',
    at: `${schema}/Metadata/description`,
    says: 'An object or null by its type; always null for this API.',
  },
  {
    statement: 'result.status is HTTP status text, for instance OK or BAD_REQUEST',
    at: `${schema}/PreSignResult/properties/status/description`,
    contains: 'HTTP status text, for instance `OK`',
  },
  {
    statement: 'result.status may be BAD_REQUEST',
    at: `${schema}/PreSignResult/properties/status/description`,
    contains: '`BAD_REQUEST`',
  },
  {
    statement: 'result.uploadUrl is a String',
    at: `${schema}/PreSignResult/properties/uploadUrl/type`,
    says: 'string',
  },
  {
    statement: 'result.uploadUrl expires in 1 hour (3600 seconds)',
    at: `${schema}/PreSignResult/properties/uploadUrl/x-expires-in/documented`,
    says: 3600,
  },
  {
    statement: 'result.uploadUrl is used in steps 2 and 3',
    at: `${schema}/PreSignResult/properties/uploadUrl/description`,
    contains: 'Step 2 (upload the file) and step 3\n(create the ingestion activity) use it.',
  },
  {
    statement: 'error.code is a String, returned with any error',
    at: `${detail}/properties/code/description`,
    contains: 'The error code. Returned with every error.',
  },
  {
    statement: 'error.message is a String, returned with any error',
    at: `${detail}/properties/message/description`,
    says: 'The error message, for people. Returned with every error.',
  },
  {
    statement: 'error.validationErrors is a List',
    at: `${detail}/properties/validationErrors/type`,
    says: ['array', 'null'],
  },
  {
    statement: 'error.validationErrors is always null',
    at: `${detail}/properties/validationErrors/description`,
    says: 'A list by its type; always null.',
  },
  {
    statement: 'Sample success: status 200',
    at: '/components/examples/generated/value/status',
    says: 200,
  },
  {
    statement: 'Sample success: success true',
    at: '/components/examples/generated/value/success',
    says: true,
  },
  {
    statement: 'Sample success: message',
    at: '/components/examples/generated/value/message',
    says: 'generated pre-sign url successfully',
  },
  {
    statement: 'Sample success: result.status OK',
    at: '/components/examples/generated/value/result/status',
    says: 'OK',
  },
  {
    statement: 'Sample success: the URL is on storage.clear.in',
    at: '/components/examples/generated/value/result/uploadUrl',
    contains: 'https://storage.clear.in/v1/ap-south-1/one-integration-staging/',
  },
  {
    statement: 'Sample success: asks for purchase.csv',
    at: `${operation}/parameters/0/examples/purchase-csv/value`,
    says: 'purchase.csv',
  },
  {
    statement: 'Sample success: the URL signs content-type and host',
    at: '/components/examples/generated/value/result/uploadUrl',
    contains: 'X-Amz-SignedHeaders=content-type%3Bhost',
  },
  {
    statement: 'Sample success: the URL lives 3599 seconds',
    at: '/components/examples/generated/value/result/uploadUrl',
    contains: 'X-Amz-Expires=3599&',
  },
  {
    statement: 'Sample success: the date of the signature',
    at: '/components/examples/generated/value/result/uploadUrl',
    contains: 'X-Amz-Date=20260208T121803Z',
  },
  {
    statement: 'Sample success: error and metadata null',
    at: '/components/examples/generated/value/error',
    says: null,
  },
  {
    statement: 'Sample 406, whole',
    at: '/components/examples/invalid-extension/value',
    says: {
      status: 406,
      success: false,
      message: 'ERROR',
      result: null,
      error: {
        code: '406',
        message: 'Invalid file extension. Allowed extensions: csv, xlsx, xls, zip',
        validationErrors: null,
      },
      metadata: null,
    },
  },
  {
    statement: 'Sample 406: asked for filename=abc',
    at: '/components/examples/invalid-extension/description',
    says: 'The answer to `filename=abc`.',
  },
  {
    statement: 'Sample 401: the body is the bare word',
    at: '/components/examples/unauthorized/value',
    says: 'UNAUTHORIZED',
  },
  {
    statement: 'Sample 401: the token is invalid-access-token',
    at: `${operation}/x-faults/2/equals`,
    says: 'invalid-access-token',
  },
  {
    statement: 'Sample 401: asked for filename=sales.csv',
    at: `${operation}/parameters/0/examples/sales-csv/value`,
    says: 'sales.csv',
  },
  {
    statement: 'Validation: the file name cannot be empty',
    at: `${operation}/description`,
    contains: '**Validation**: the file name cannot be empty.',
  },
  {
    statement: 'Validation: not empty, as a constraint',
    at: `${schema}/FileName/minLength`,
    says: 1,
  },
  {
    statement: 'Constraint: the URL is valid for only 1 hour',
    at: `${operation}/description`,
    contains: 'The URL is valid for only 1 hour (3600 seconds) after it was generated.',
  },
];
