import type { Statement } from './statement.ts';

const operation = '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get';
const schema = '/components/schemas';
const rejected = `${schema}/RejectedItem/properties`;

export const integrationV1: readonly Statement[] = [
  {
    statement: 'The page is called Get Pre-signed URL',
    at: `${operation}/summary`,
    says: 'Get a pre-signed URL',
  },
  {
    statement: 'The API generates a pre-signed URL',
    at: '/info/summary',
    says: 'Get a pre-signed URL to upload a sales or purchase register to.',
  },
  {
    statement: 'The method is GET, the URL /integration/v1/generatePreSign/{templateType}',
    at: `${operation}/operationId`,
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
  {
    statement: 'Header fileContentType',
    at: `${operation}/parameters/2/name`,
    says: 'fileContentType',
  },
  { statement: 'fileContentType is a header', at: `${operation}/parameters/2/in`, says: 'header' },
  {
    statement: 'fileContentType is a String of XLSX, XLS, CSV',
    at: `${schema}/FileContentType/enum`,
    says: ['XLSX', 'XLS', 'CSV'],
  },
  {
    statement: 'fileContentType is mandatory',
    at: `${operation}/parameters/2/required`,
    says: true,
  },
  {
    statement: 'fileContentType is the type of file being uploaded',
    at: `${operation}/parameters/2/description`,
    contains: 'The type of the file being uploaded. Mandatory.',
  },
  {
    statement: 'Path parameter templateType',
    at: `${operation}/parameters/0/name`,
    says: 'templateType',
  },
  { statement: 'templateType is in the path', at: `${operation}/parameters/0/in`, says: 'path' },
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
  { statement: 'Query parameter fileName', at: `${operation}/parameters/1/name`, says: 'fileName' },
  { statement: 'fileName is a String', at: `${schema}/FileName/type`, says: 'string' },
  {
    statement: 'fileName has at most 1500 characters',
    at: `${schema}/FileName/maxLength`,
    says: 1500,
  },
  {
    statement: 'fileName is the name of the file, for instance filename.xlsx',
    at: `${operation}/parameters/1/description`,
    contains: 'Name of the file to be uploaded, for instance `filename.xlsx`.',
  },
  {
    statement: 'There is no request body',
    at: `${operation}/description`,
    contains: 'There is no request body.',
  },
  {
    statement: '200: processed; may be a success or a validation error',
    at: `${operation}/responses/200/description`,
    says: 'The request was processed; this may be a success (`CREATED`) or a validation error (`FAILED`).',
  },
  {
    statement: '401: the user is not authenticated for the operation',
    at: `${operation}/responses/401/description`,
    contains: 'The user is not authenticated for the operation.',
  },
  {
    statement: '403: the user is not authorized for the operation',
    at: `${operation}/responses/403/description`,
    contains: 'The user is not authorized for the operation',
  },
  {
    statement: "500: unhandled exceptions on Clear's side",
    at: `${operation}/responses/500/description`,
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
    at: `${operation}/description`,
    contains: '**Validations**: the file name cannot be empty;',
  },
  {
    statement: 'Validation: not empty, as a constraint',
    at: `${schema}/FileName/minLength`,
    says: 1,
  },
  {
    statement: 'Validation: content type and template type should be valid',
    at: `${operation}/description`,
    contains: 'content type and template type should be valid.',
  },
  {
    statement: 'Constraint: invoice creation permission',
    at: `${operation}/description`,
    contains: '**Constraint**: the user should have invoice creation permission.',
  },
];
