import { stat } from 'node:fs/promises';
import { fromPath, InvalidOptionError, type UploadSource } from '../../client/node.ts';
import { changed } from '../failure.ts';
import type { Planned } from './plan.ts';

/**
 * The bytes of a file, as it was looked at: of one that changes from here on, the library does not send
 * the last.
 *
 * @throws InvalidOptionError when it has changed already; what asking for it throws, when it is gone
 */
export async function bodyOf(plan: Planned): Promise<UploadSource> {
  await refuseIfChanged(plan);
  const source = await fromPath(plan.file);
  // The library knows the file from now on; it must be the one that was looked at.
  await refuseIfChanged(plan);
  return source;
}

async function refuseIfChanged({ file, size, changedAt }: Planned): Promise<void> {
  const now = await stat(file);
  if (now.size === size && now.mtimeMs === changedAt) return;
  // Of the library's own kind: that of one which changes from here on.
  throw new InvalidOptionError(changed, { option: 'path' });
}
