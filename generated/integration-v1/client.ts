// Written by `npm run generate` from spec/integration-v1.yaml. Change that file, not this one.
import type { Api } from '../../src/client/api.ts';
import type { ClientOptions, TokenOption } from '../../src/client/options.ts';
import type { Refusals } from '../../src/client/outcome.ts';
import { storage } from '../storage/client.ts';
import type { components, operations } from './schema.ts';

const kinds = {
  AUTHORIZATION_FAILED: 'authentication',
  LICENSE_EXPIRED: 'license-expired',
  API_QUOTA_EXCEEDED: 'quota-exceeded',
  PERMISSION_DENIED: 'permission-denied',
  INTERNAL_ERROR: 'server-fault',
} as const;

const preSignErrorBody = {
  schema: 'PreSignError',
  mediaType: 'application/json',
  type: 'object',
  code: '/errorCode',
  message: '/errorMessage',
  kinds: kinds,
} as const;

/**
 * Integration v1 pre-sign 1.0.0, as data. Get a pre-signed URL to upload a sales or purchase register to.
 */
export const integrationV1 = {
  id: 'integration-v1',
  title: 'Integration v1 pre-sign',
  servers: { sandbox: 'https://api-sandbox.clear.in', production: 'https://api.clear.in' },
  token: { option: 'authToken', commandName: 'token', header: 'x-cleartax-auth-token' },
  settings: {},
  operations: {
    getPreSignedUrl: {
      method: 'GET',
      path: '/integration/v1/generatePreSign/{templateType}',
      answers: {
        200: {
          shapes: [
            {
              schema: 'PreSignCreated',
              mediaType: 'application/json',
              type: 'object',
              constants: { '/status': 'CREATED' },
              url: '/preSignedS3Url',
            },
            {
              schema: 'PreSignFailed',
              mediaType: 'application/json',
              type: 'object',
              constants: { '/status': 'FAILED' },
              code: '/errorCode',
              message: '/errorMessage',
              kind: 'invalid-request',
              kinds: kinds,
            },
          ],
        },
        401: { kind: 'authentication', shapes: [preSignErrorBody] },
        403: { kind: 'permission-denied', shapes: [preSignErrorBody] },
        500: {
          kind: 'server-fault',
          shapes: [
            {
              schema: 'RejectedRequest',
              mediaType: 'application/json',
              type: 'array',
              code: '/0/errorCode',
              message: '/0/errorMessage',
              kind: 'invalid-request',
              kinds: {
                AUTHORIZATION_FAILED: 'authentication',
                LICENSE_EXPIRED: 'license-expired',
                API_QUOTA_EXCEEDED: 'quota-exceeded',
                PERMISSION_DENIED: 'permission-denied',
                INTERNAL_ERROR: 'invalid-request',
              },
            },
            preSignErrorBody,
          ],
        },
      },
    },
  },
  presign: {
    operation: 'getPreSignedUrl',
    inputs: {
      templateType: {
        in: 'path',
        name: 'templateType',
        commandName: 'template',
        required: true,
        enum: ['sales', 'purchase'],
      },
      fileName: { in: 'query', name: 'fileName', required: true, minLength: 1, maxLength: 1500 },
      fileContentType: {
        in: 'header',
        name: 'fileContentType',
        required: true,
        enum: ['XLSX', 'XLS', 'CSV'],
      },
    },
    file: { name: 'fileName', type: 'fileContentType' },
    contentTypes: {
      csv: 'application/vnd.ms-excel',
      xls: 'application/vnd.ms-excel',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    lifetime: 600,
  },
  storage: storage,
} as const satisfies Api;

/** What a client of Integration v1 pre-sign takes. */
export type IntegrationV1Options = ClientOptions & TokenOption<'authToken'>;

/**
 * Names the file that Integration v1 pre-sign is asked for a URL for. The URL lives for 600 s (documented;
 * the owner's sample says 35999).
 */
export type IntegrationV1File = {
  /**
   * The type of the documents in the file. The page does not call it mandatory, but the path needs it and
   * "should be valid" stands among the validations. (documented)
   */
  readonly templateType: operations['getPreSignedUrl']['parameters']['path']['templateType'];
  /**
   * Name of the file to be uploaded, for instance `filename.xlsx`. The page does not call it mandatory, but
   * "Filename cannot be empty" stands among the validations. Percent-encode it. At most 1,500 characters.
   * Give it as it is: the client does the encoding. (documented)
   */
  readonly fileName: operations['getPreSignedUrl']['parameters']['query']['fileName'];
  /**
   * The type of the file being uploaded. Mandatory. A word, not a media type, in upper case. A request
   * without it is answered with 500. When it is left out, the extension of the name decides. (documented)
   */
  readonly fileContentType?: operations['getPreSignedUrl']['parameters']['header']['fileContentType'] | undefined;
};

/** Integration v1 pre-sign: documented answers that are no success, also those with a status of one. */
export type IntegrationV1Refusals = Refusals<
  'getPreSignedUrl',
  operations['getPreSignedUrl']['responses'],
  (typeof integrationV1)['operations']['getPreSignedUrl']['answers'],
  components['schemas']['PreSignCreated']
>;
