import { putByNode } from '../../node-put.ts';
import { fromPath } from '../../node-source.ts';
import type { UploadSource } from '../../upload-body.ts';
import { fileChunks } from '../content/file-chunks.ts';

/** Bytes sent at once: fewer cost more turns, more leave a server that also works for its bytes waiting. */
const chunkLength = 512 * 1024;

/**
 * The bytes of a file, no more than it has now, should it grow while it is read.
 *
 * @throws InvalidOptionError when there is no such file any more
 */
export async function bodyOf(file: string): Promise<UploadSource> {
  const source = await fromPath(file);
  const { size } = source;
  return { ...source, put: (put) => putByNode(fileChunks(file, size, chunkLength), size, put) };
}
