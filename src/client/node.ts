/** The same as `clear-presign`, made for Node: files by their path, and streams. */

export { apis } from '../../generated/apis.ts';
export * from '../../generated/node-clients.ts';
export * from './exports.ts';
export { createClient } from './node-client.ts';
export { fromPath, fromStream } from './node-source.ts';
