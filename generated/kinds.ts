// Written by `npm run generate` from spec/extensions.schema.json. Change that file, not this one.

/** What an answer can mean to a caller, in the words of the contracts. */
export type ErrorKind =
  | 'authentication'
  | 'permission-denied'
  | 'license-expired'
  | 'quota-exceeded'
  | 'invalid-request'
  | 'unsupported-file-type'
  | 'server-fault'
  | 'storage-refused'
  | 'url-expired'
  | 'connection'
  | 'timeout';

/** Kinds of error after which the same request can succeed later. */
export const retryableKinds = ['server-fault', 'connection', 'timeout'] as const;
