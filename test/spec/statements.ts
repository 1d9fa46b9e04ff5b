/**
 * Every statement of the owner's two pages, with the place in the documents that says it.
 *
 * `says` is compared literally with what stands at the JSON pointer: equal for data, contained for
 * prose. Taking a statement out of a document, or changing it, fails the test that walks this table.
 */
export type Statement = {
  readonly statement: string;
  readonly at: string;
  readonly says?: unknown;
  readonly contains?: string;
};

const a = '/paths/~1one-integration~1action~1pre-sign/get';
const b = '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get';
const schema = '/components/schemas';
const envelope = `${schema}/PreSignSuccess`;
const detail = `${schema}/ErrorDetail`;
const rejected = `${schema}/RejectedItem/properties`;

export const oneIntegration: readonly Statement[] = [
  {
    statement: 'The page is called Get Pre-signed URL',
    at: `${a}/summary`,
    says: 'Get a pre-signed URL',
  },
  {
    statement: 'The method is GET, the URL /one-integration/action/pre-sign',
    at: `${a}/operationId`,
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
    at: `${a}/description`,
    contains: 'there are no path\nparameters',
  },
  { statement: 'Query parameter filename', at: `${a}/parameters/0/name`, says: 'filename' },
  { statement: 'filename is in the query', at: `${a}/parameters/0/in`, says: 'query' },
  { statement: 'filename is a String', at: `${schema}/FileName/type`, says: 'string' },
  { statement: 'filename is mandatory', at: `${a}/parameters/0/required`, says: true },
  {
    statement: 'filename is the name of the file to upload with its extension',
    at: `${a}/parameters/0/description`,
    contains: 'Name of the file to upload, with its file extension.',
  },
  {
    statement: 'Allowed extensions: csv, xlsx, xls, zip',
    at: `${a}/parameters/0/description`,
    contains: 'Allowed extensions: csv, xlsx, xls, zip.',
  },
  {
    statement: 'Allowed extensions, as a constraint',
    at: `${schema}/FileName/pattern`,
    says: '\\.(csv|xlsx|xls|zip)$',
  },
  {
    statement: 'The extension should match the content type or MIME type',
    at: `${a}/parameters/0/description`,
    contains: "The extension should match the file's content type",
  },
  {
    statement: 'There is no request body',
    at: `${a}/description`,
    contains: 'There is no request body',
  },
  {
    statement: '200: processed successfully and response returned',
    at: `${a}/responses/200/description`,
    says: 'The request was processed and a pre-signed URL returned.',
  },
  {
    statement: '401: authentication failed',
    at: `${a}/responses/401/description`,
    contains: 'Authentication failed.',
  },
  { statement: '403: forbidden', at: `${a}/responses/403/description`, says: 'Forbidden.' },
  {
    statement: '400: invalid or missing required parameters',
    at: `${a}/responses/400/description`,
    says: 'The request is invalid or lacks a required parameter.',
  },
  {
    statement: '406: parameters invalid or not processable in the expected format',
    at: `${a}/responses/406/description`,
    contains: 'The request parameters are invalid or cannot be processed in the expected format.',
  },
  {
    statement: '500: something went wrong on the server',
    at: `${a}/responses/500/description`,
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
    at: `${a}/parameters/0/examples/purchase-csv/value`,
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
    at: `${a}/x-faults/2/equals`,
    says: 'invalid-access-token',
  },
  {
    statement: 'Sample 401: asked for filename=sales.csv',
    at: `${a}/parameters/0/examples/sales-csv/value`,
    says: 'sales.csv',
  },
  {
    statement: 'Validation: the file name cannot be empty',
    at: `${a}/description`,
    contains: '**Validation**: the file name cannot be empty.',
  },
  {
    statement: 'Validation: not empty, as a constraint',
    at: `${schema}/FileName/minLength`,
    says: 1,
  },
  {
    statement: 'Constraint: the URL is valid for only 1 hour',
    at: `${a}/description`,
    contains: 'The URL is valid for only 1 hour (3600 seconds) after it was generated.',
  },
];

export const integrationV1: readonly Statement[] = [
  {
    statement: 'The page is called Get Pre-signed URL',
    at: `${b}/summary`,
    says: 'Get a pre-signed URL',
  },
  {
    statement: 'The API generates a pre-signed URL',
    at: '/info/summary',
    says: 'Get a pre-signed URL to upload a sales or purchase register to.',
  },
  {
    statement: 'The method is GET, the URL /integration/v1/generatePreSign/{templateType}',
    at: `${b}/operationId`,
    says: 'getPreSignedUrl',
  },
  {
    statement: 'The base URL is a placeholder',
    at: '/servers/0/description',
    contains: '`{{BASE_URL}}`',
  },
  {
    statement: 'Header x-cleartax-auth-token',
    at: '/components/securitySchemes/authToken/name',
    says: 'x-cleartax-auth-token',
  },
  {
    statement: 'x-cleartax-auth-token is a String',
    at: '/components/securitySchemes/authToken/x-schema/type',
    says: 'string',
  },
  { statement: 'x-cleartax-auth-token is mandatory', at: '/security/0/authToken', says: [] },
  {
    statement: 'x-cleartax-auth-token is the user auth token',
    at: '/components/securitySchemes/authToken/description',
    contains: "The user's access token. Mandatory.",
  },
  { statement: 'Header fileContentType', at: `${b}/parameters/2/name`, says: 'fileContentType' },
  { statement: 'fileContentType is a header', at: `${b}/parameters/2/in`, says: 'header' },
  {
    statement: 'fileContentType is a String of XLSX, XLS, CSV',
    at: `${schema}/FileContentType/enum`,
    says: ['XLSX', 'XLS', 'CSV'],
  },
  { statement: 'fileContentType is mandatory', at: `${b}/parameters/2/required`, says: true },
  {
    statement: 'fileContentType is the type of file being uploaded',
    at: `${b}/parameters/2/description`,
    contains: 'The type of the file being uploaded. Mandatory.',
  },
  { statement: 'Path parameter templateType', at: `${b}/parameters/0/name`, says: 'templateType' },
  { statement: 'templateType is in the path', at: `${b}/parameters/0/in`, says: 'path' },
  {
    statement: 'templateType is a String of sales, purchase',
    at: `${schema}/TemplateType/enum`,
    says: ['sales', 'purchase'],
  },
  {
    statement: 'templateType is the type of document',
    at: `${schema}/TemplateType/description`,
    says: 'The type of document.',
  },
  {
    statement: 'sales: sales document; purchase: purchase document',
    at: `${schema}/TemplateType/x-enumDescriptions`,
    says: { sales: 'Sales document.', purchase: 'Purchase document.' },
  },
  { statement: 'Query parameter fileName', at: `${b}/parameters/1/name`, says: 'fileName' },
  { statement: 'fileName is a String', at: `${schema}/FileName/type`, says: 'string' },
  {
    statement: 'fileName has at most 1500 characters',
    at: `${schema}/FileName/maxLength`,
    says: 1500,
  },
  {
    statement: 'fileName is the name of the file, for instance filename.xlsx',
    at: `${b}/parameters/1/description`,
    contains: 'Name of the file to be uploaded, for instance `filename.xlsx`.',
  },
  {
    statement: 'There is no request body',
    at: `${b}/description`,
    contains: 'There is no request body.',
  },
  {
    statement: '200: processed; may be a success or a validation error',
    at: `${b}/responses/200/description`,
    says: 'The request was processed; this may be a success (`CREATED`) or a validation error (`FAILED`).',
  },
  {
    statement: '401: the user is not authenticated for the operation',
    at: `${b}/responses/401/description`,
    contains: 'The user is not authenticated for the operation.',
  },
  {
    statement: '403: the user is not authorized for the operation',
    at: `${b}/responses/403/description`,
    contains: 'The user is not authorized for the operation',
  },
  {
    statement: "500: unhandled exceptions on Clear's side",
    at: `${b}/responses/500/description`,
    contains: "An unhandled exception on Clear's side",
  },
  {
    statement: 'status is CREATED or FAILED',
    at: `${schema}/PreSignStatus/enum`,
    says: ['CREATED', 'FAILED', null],
  },
  {
    statement: 'status is that of the generate pre-signed URL action',
    at: `${schema}/PreSignStatus/description`,
    contains: 'The status of the generate pre-signed URL action.',
  },
  {
    statement: 'CREATED: the URL is generated',
    at: `${schema}/PreSignStatus/x-enumDescriptions/CREATED`,
    says: 'Pre-signed URL is generated.',
  },
  {
    statement: 'FAILED: the URL is not generated',
    at: `${schema}/PreSignStatus/x-enumDescriptions/FAILED`,
    says: 'Pre-signed URL is not generated.',
  },
  {
    statement: 'preSignedS3Url is a String',
    at: `${schema}/PreSignCreated/properties/preSignedS3Url/type`,
    says: 'string',
  },
  {
    statement: 'preSignedS3Url has at most 2048 characters (recorded, not enforced)',
    at: `${schema}/PreSignCreated/properties/preSignedS3Url/x-documented-max-length`,
    says: 2048,
  },
  {
    statement: 'preSignedS3Url is valid only for 10 minutes',
    at: `${schema}/PreSignCreated/properties/preSignedS3Url/x-expires-in/documented`,
    says: 600,
  },
  {
    statement: 'errorCode is one of five',
    at: `${schema}/ErrorCode/enum`,
    says: [
      'AUTHORIZATION_FAILED',
      'LICENSE_EXPIRED',
      'API_QUOTA_EXCEEDED',
      'PERMISSION_DENIED',
      'INTERNAL_ERROR',
      null,
    ],
  },
  {
    statement: 'errorCode is the API error code, null without an error',
    at: `${schema}/ErrorCode/description`,
    says: 'The API error code. If there is no error, this will be null.',
  },
  {
    statement: 'AUTHORIZATION_FAILED: invalid auth token passed',
    at: `${schema}/ErrorCode/x-enumDescriptions/AUTHORIZATION_FAILED`,
    says: 'Invalid auth token passed.',
  },
  {
    statement: 'LICENSE_EXPIRED: account license has expired',
    at: `${schema}/ErrorCode/x-enumDescriptions/LICENSE_EXPIRED`,
    says: "The account's license has expired.",
  },
  {
    statement: 'API_QUOTA_EXCEEDED: API access quota has been exceeded',
    at: `${schema}/ErrorCode/x-enumDescriptions/API_QUOTA_EXCEEDED`,
    says: 'The API access quota has been exceeded.',
  },
  {
    statement: 'PERMISSION_DENIED: no permission, contact admin',
    at: `${schema}/ErrorCode/x-enumDescriptions/PERMISSION_DENIED`,
    says: 'No permission. Contact the admin for access.',
  },
  {
    statement: 'INTERNAL_ERROR: internal error in Clear, contact support',
    at: `${schema}/ErrorCode/x-enumDescriptions/INTERNAL_ERROR`,
    says: 'Internal error in Clear. Contact support.',
  },
  {
    statement: 'errorMessage is the API error message, null without an error',
    at: `${schema}/ErrorMessage`,
    says: {
      type: ['string', 'null'],
      description: 'The API error message. If there is no error, this will be null.',
      'x-evidence': [{ basis: 'documented', source: 'integration-v1-pre-sign' }],
    },
  },
  {
    statement: 'Sample 200: status CREATED',
    at: '/components/examples/created/value/status',
    says: 'CREATED',
  },
  {
    statement: 'Sample 200: the URL is on storage.clear.in',
    at: '/components/examples/created/value/preSignedS3Url',
    contains: 'https://storage.clear.in/v1/ap-south-1/ingestionv2-staging/',
  },
  {
    statement: "Sample 200: the key's shape",
    at: '/components/examples/created/value/preSignedS3Url',
    contains: '/GSTSALES/2023/JANUARY/',
  },
  {
    statement: 'Sample 200: the key ends in no file type',
    at: '/components/examples/created/value/preSignedS3Url',
    contains: '__1674056071858.SalesInvoicesAndCreditOrDebitNotes?',
  },
  {
    statement: 'Sample 200: the URL lives 35999 seconds',
    at: '/components/examples/created/value/preSignedS3Url',
    contains: 'X-Amz-Expires=35999&',
  },
  {
    statement: 'Sample 200: the URL carries a session token',
    at: '/components/examples/created/value/preSignedS3Url',
    contains: '?X-Amz-Security-Token=REDACTED&',
  },
  {
    statement: 'Sample 200: the URL signs content-type and host',
    at: '/components/examples/created/value/preSignedS3Url',
    contains: 'X-Amz-SignedHeaders=content-type%3Bhost',
  },
  {
    statement: 'Sample 200: errorCode and errorMessage null',
    at: '/components/examples/created/value/errorCode',
    says: null,
  },
  {
    statement: 'Sample 401, whole',
    at: '/components/examples/authorization-failed/value',
    says: {
      status: null,
      preSignedS3Url: null,
      errorCode: 'AUTHORIZATION_FAILED',
      errorMessage: 'Invalid Auth Token',
    },
  },
  {
    statement: 'Sample 500, whole',
    at: '/components/examples/file-content-type-missing/value',
    says: [
      {
        errorCode: 'INTERNAL_ERROR',
        errorMessage:
          "Required request header 'fileContentType' for method parameter type FileContentType is not present",
        errorField: null,
        errorValues: null,
        errorResolution: null,
      },
    ],
  },
  {
    statement: 'Sample 500: errorField',
    at: `${rejected}/errorField/type`,
    says: ['string', 'null'],
  },
  {
    statement: 'Sample 500: errorValues',
    at: `${rejected}/errorValues/type`,
    says: ['array', 'null'],
  },
  {
    statement: 'Sample 500: errorResolution',
    at: `${rejected}/errorResolution/description`,
    contains: 'seen only as null',
  },
  {
    statement: 'Validation: the file name cannot be empty',
    at: `${b}/description`,
    contains: '**Validations**: the file name cannot be empty;',
  },
  {
    statement: 'Validation: not empty, as a constraint',
    at: `${schema}/FileName/minLength`,
    says: 1,
  },
  {
    statement: 'Validation: content type and template type should be valid',
    at: `${b}/description`,
    contains: 'content type and template type should be valid.',
  },
  {
    statement: 'Constraint: invoice creation permission',
    at: `${b}/description`,
    contains: '**Constraint**: the user should have invoice creation permission.',
  },
];
