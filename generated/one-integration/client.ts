// Written by `npm run generate` from spec/one-integration.yaml. Change that file, not this one.
import type { Api } from '../../src/client/api.ts';
import type { ClientOptions, TokenOption } from '../../src/client/options.ts';
import type { Refusals } from '../../src/client/outcome.ts';
import { storage } from '../storage/client.ts';
import type { components, operations } from './schema.ts';

const preSignErrorBody = {
  schema: 'PreSignError',
  mediaType: 'application/json',
  type: 'object',
  constants: { '/success': false },
  code: '/error/code',
  message: '/error/message',
} as const;

/**
 * One Integration pre-sign 1.0.0, as data. Get a pre-signed URL to upload a sales or purchase register to.
 */
export const oneIntegration = {
  id: 'one-integration',
  title: 'One Integration pre-sign',
  servers: { sandbox: 'https://api-sandbox.clear.in', production: 'https://api.clear.in' },
  token: { option: 'authToken', commandName: 'token', header: 'x-clear-auth-token' },
  settings: {
    integrationId: {
      in: 'header',
      name: 'x-integration-id',
      required: true,
      format: 'uuid',
      minLength: 36,
      maxLength: 36,
    },
  },
  operations: {
    getPreSignedUrl: {
      method: 'GET',
      path: '/one-integration/action/pre-sign',
      answers: {
        200: {
          shapes: [
            {
              schema: 'PreSignSuccess',
              mediaType: 'application/json',
              type: 'object',
              constants: { '/success': true },
              url: '/result/uploadUrl',
            },
          ],
        },
        400: { kind: 'invalid-request', shapes: [preSignErrorBody] },
        401: {
          kind: 'authentication',
          shapes: [
            {
              schema: 'Unauthorized',
              mediaType: 'text/plain',
              type: 'string',
              pattern: '^\\w+$',
              message: '',
            },
          ],
        },
        403: { kind: 'permission-denied', shapes: [preSignErrorBody] },
        406: { kind: 'unsupported-file-type', shapes: [preSignErrorBody] },
        500: { kind: 'server-fault', shapes: [preSignErrorBody] },
      },
    },
  },
  presign: {
    operation: 'getPreSignedUrl',
    inputs: {
      filename: {
        in: 'query',
        name: 'filename',
        required: true,
        minLength: 1,
        maxLength: 1024,
        pattern: '\\.(csv|xlsx|xls|zip)$',
      },
    },
    file: { name: 'filename' },
    contentTypes: {
      csv: 'text/csv',
      xls: 'application/vnd.ms-excel',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip: 'application/zip',
    },
    lifetime: 3600,
  },
  storage: storage,
} as const satisfies Api;

/** What a client of One Integration pre-sign takes. */
export type OneIntegrationOptions = ClientOptions & TokenOption<'authToken'> & {
  /**
   * The integration's identifier, a UUID of 36 characters that Clear provides. Mandatory. Else
   * `CLEAR_INTEGRATION_ID` (documented).
   */
  readonly integrationId?: string | undefined;
};

/**
 * Names the file that One Integration pre-sign is asked for a URL for. The URL lives for 3600 s
 * (documented; the owner's sample says 3599).
 */
export type OneIntegrationFile = {
  /**
   * Name of the file to upload, with its file extension. Allowed extensions: csv, xlsx, xls, zip. The
   * extension should match the file's content type or MIME type. Percent-encode the name. At most 1,024
   * characters. Give it as it is: the client does the encoding. (documented)
   */
  readonly filename: operations['getPreSignedUrl']['parameters']['query']['filename'];
};

/** One Integration pre-sign: documented answers that are no success, also those with a status of one. */
export type OneIntegrationRefusals = Refusals<
  'getPreSignedUrl',
  operations['getPreSignedUrl']['responses'],
  (typeof oneIntegration)['operations']['getPreSignedUrl']['answers'],
  components['schemas']['PreSignSuccess']
>;
