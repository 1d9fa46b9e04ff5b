/** Typed clients of Clear's pre-sign APIs: from a file to its uploaded bytes. */
export * from '../../generated/clients.ts';
export * from './exports.ts';
