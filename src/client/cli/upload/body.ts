import { stat } from 'node:fs/promises';
import { InvalidOptionError } from '../../errors.ts';
import { putByNode } from '../../node-put.ts';
import { fromPath } from '../../node-source.ts';
import type { UploadSource } from '../../upload-body.ts';
import { fileChunks } from '../content/file-chunks.ts';
import type { Planned } from './plan.ts';

/**
 * The bytes of a file, as it was looked at. Of one that changes, the last chunk is not sent, so that
 * storage keeps nothing.
 *
 * @throws InvalidOptionError when it has changed already, or is gone
 */
export async function bodyOf(plan: Planned): Promise<UploadSource> {
  const source = await fromPath(plan.file);
  await refuseIfChanged(plan);
  return { ...source, size: plan.size, put: (put) => putByNode(chunksOf(plan), plan.size, put) };
}

/** @throws InvalidOptionError when the file has changed */
async function* chunksOf(plan: Planned): AsyncGenerator<Uint8Array> {
  const { file, size } = plan;
  let read = 0;
  for await (const chunk of fileChunks(file, size)) {
    read += chunk.length;
    if (read === size) await refuseIfChanged(plan);
    yield chunk;
  }
}

async function refuseIfChanged({ file, size, changedAt }: Planned): Promise<void> {
  const now = await stat(file);
  if (now.size === size && now.mtimeMs === changedAt) return;
  // Of the client's own kind, which it does not take for a broken connection.
  throw new InvalidOptionError('changed after it was looked at: is it still being written?', {
    option: 'body',
  });
}
