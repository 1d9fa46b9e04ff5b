// Written by `npm run generate` from spec/storage.yaml. Change that file, not this one.
import type { Storage } from '../../src/client/api.ts';
import type { Refusals } from '../../src/client/outcome.ts';
import type { operations } from './schema.ts';

const kinds = {
  AccessDenied: 'storage-refused',
  AuthorizationQueryParametersError: 'storage-refused',
  BadDigest: 'connection',
  EntityTooLarge: 'storage-refused',
  ExpiredToken: 'url-expired',
  IncompleteBody: 'connection',
  InternalError: 'server-fault',
  InvalidAccessKeyId: 'storage-refused',
  KeyTooLongError: 'storage-refused',
  MissingContentLength: 'storage-refused',
  NoSuchBucket: 'storage-refused',
  NotImplemented: 'storage-refused',
  SignatureDoesNotMatch: 'storage-refused',
  SlowDown: 'server-fault',
} as const;

const storageErrorBody = {
  schema: 'StorageError',
  mediaType: 'application/xml',
  type: 'object',
  code: '/Code',
  message: '/Message',
  kinds: kinds,
} as const;

/** Clear storage upload 1.0.0, as data. */
export const storage = {
  title: 'Clear storage upload',
  operationId: 'uploadFile',
  method: 'PUT',
  hosts: ['storage.clear.in'],
  lifetimeParameter: 'X-Amz-Expires',
  maxBytes: 5368709120,
  answers: {
    200: { shapes: [] },
    400: { kind: 'storage-refused', shapes: [storageErrorBody] },
    403: {
      kind: 'storage-refused',
      shapes: [
        {
          schema: 'StorageError',
          mediaType: 'application/xml',
          type: 'object',
          code: '/Code',
          message: '/Message',
          kinds: kinds,
          messages: { 'Request has expired': 'url-expired' },
        },
      ],
    },
    404: { kind: 'storage-refused', shapes: [storageErrorBody] },
    411: { kind: 'storage-refused', shapes: [storageErrorBody] },
    500: { kind: 'server-fault', shapes: [storageErrorBody] },
    501: { kind: 'storage-refused', shapes: [storageErrorBody] },
    503: { kind: 'server-fault', shapes: [storageErrorBody] },
  },
} as const satisfies Storage;

/** Clear storage upload: documented answers that are no success. */
export type StorageRefusals = Refusals<
  'uploadFile',
  operations['uploadFile']['responses'],
  (typeof storage)['answers']
>;
