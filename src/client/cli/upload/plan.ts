import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as integrationV1 from '../../../../generated/integration-v1/contract.ts';
import * as oneIntegration from '../../../../generated/one-integration/contract.ts';
import { contentTypeOf, extensionOf } from '../../file-name.ts';
import { extensionCase } from '../content/extension-case.ts';
import { type Finding, look } from '../content/look.ts';
import type { Api } from '../settings/settings.ts';
import { UnfitFileError } from '../unfit-file-error.ts';

const contracts = { 'one-integration': oneIntegration, 'integration-v1': integrationV1 };

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
  onProgress: (seen: number, size: number) => void,
): Promise<Planned> {
  const about = await stat(file);
  if (!about.isFile()) {
    throw new UnfitFileError(about.isDirectory() ? 'is a folder' : 'is not a file');
  }
  const name = basename(file);
  const { uploadContentTypes } = contracts[api];
  const extension = extensionOf(name);
  const contentType = contentTypeOf(uploadContentTypes, extension);
  if (!contentType) {
    const accepted = Object.keys(uploadContentTypes).join(', ');
    throw new UnfitFileError(
      extension
        ? `.${extension} is no extension that ${api} takes: use ${accepted}`
        : `its name has no extension: ${api} takes ${accepted}`,
    );
  }
  const findings = await look(file, extension, signal, onProgress);
  return {
    file,
    name,
    size: about.size,
    changedAt: about.mtimeMs,
    contentType,
    findings: [...extensionCase(name, api), ...findings],
  };
}
