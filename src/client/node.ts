/** The same as `clear-presign`, made for Node: files by their path, and streams. */
export * from '../../generated/node-clients.ts';
export * from './exports.ts';
export { fromPath, fromStream } from './node-source.ts';
