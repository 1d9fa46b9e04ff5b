import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Api, fromPath, InvalidOptionError, type UploadSource } from 'clear-presign/node';
import type { Finding } from '../content/finding.ts';
import { look, type OnLook } from '../content/look.ts';
import { changed, UnfitFileError } from '../failure.ts';

/** A file as it would be sent. */
export type Planned = {
  readonly file: string;
  /** The name that the API is told: the file's own, without its folder. */
  readonly name: string;
  readonly size: number;
  /** When it was changed last before it was looked at, milliseconds since 1970. */
  readonly changedAt: number;
  readonly contentType: string;
  readonly findings: readonly Finding[];
};

/**
 * Looks at a file before anything is sent.
 *
 * @throws UnfitFileError when the API does not take such a file; what reading it throws
 */
export async function planFile(
  file: string,
  api: Api,
  signal: AbortSignal,
  onLook: OnLook,
): Promise<Planned> {
  const { id, presign } = api;
  const about = await stat(file);
  if (!about.isFile()) {
    throw new UnfitFileError(about.isDirectory() ? 'is a folder' : 'is not a file');
  }
  const name = basename(file);
  const { contentTypes = {} } = presign ?? {};
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const contentType = Object.hasOwn(contentTypes, extension) && contentTypes[extension];
  if (!contentType) {
    const accepted = Object.keys(contentTypes).join(', ');
    throw new UnfitFileError(
      extension
        ? `.${extension} is no extension that ${id} takes: use ${accepted}`
        : `its name has no extension: ${id} takes ${accepted}`,
    );
  }
  return {
    file,
    name,
    size: about.size,
    changedAt: about.mtimeMs,
    contentType,
    findings: await look(file, extension, api, signal, onLook),
  };
}

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
