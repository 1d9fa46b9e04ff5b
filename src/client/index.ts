/** Typed clients of Clear's pre-sign APIs: from a file to its uploaded bytes. */

export { apis } from '../../generated/apis.ts';
export * from '../../generated/clients.ts';
export * from './exports.ts';
export { createClient } from './web.ts';
