/** The same as `clear-presign`, and bodies that Node has: files by their path, and streams. */
export * from './index.ts';
export { fromPath, fromStream } from './node-source.ts';
