import { stat } from 'node:fs/promises';
import { putByNode } from '../../node-put.ts';
import { fromPath } from '../../node-source.ts';
import type { UploadSource } from '../../upload-body.ts';
import { fileChunks } from '../content/file-chunks.ts';
import { UnfitFileError } from '../unfit-file-error.ts';
import type { Planned } from './plan.ts';

/**
 * The bytes of a file, as it was looked at.
 *
 * @throws InvalidOptionError when there is no such file any more; UnfitFileError when it has changed
 */
export async function bodyOf({ file, size, changedAt }: Planned): Promise<UploadSource> {
  const source = await fromPath(file);
  const { mtimeMs } = await stat(file);
  if (source.size !== size || mtimeMs !== changedAt) {
    throw new UnfitFileError('changed since it was looked at: is it still being written?');
  }
  // No byte more than was announced, should it grow while it is sent.
  return { ...source, put: (put) => putByNode(fileChunks(file, size), size, put) };
}
