import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Api } from '../../client/api.ts';
import { extensionCase } from '../content/extension-case.ts';
import { type Finding, look } from '../content/look.ts';
import { UnfitFileError } from '../unfit-file-error.ts';

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
  { id, presign }: Api,
  signal: AbortSignal,
  onProgress: (seen: number, size: number) => void,
): Promise<Planned> {
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
  const findings = await look(file, extension, signal, onProgress);
  return {
    file,
    name,
    size: about.size,
    changedAt: about.mtimeMs,
    contentType,
    findings: [...extensionCase(name, id), ...findings],
  };
}
