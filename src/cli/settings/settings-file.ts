import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';

const fileName = '.clear-presign.json';

const names = ['api', 'template', 'baseUrl', 'authToken', 'integrationId'] as const;

/** What a settings file may hold. */
export type FileSettings = { readonly [name in (typeof names)[number]]?: string };

/** The settings of a file, and where it is; no path when there is none. */
export type FoundSettings = FileSettings & { readonly path?: string };

/**
 * Reads the nearest `.clear-presign.json`, from a folder upwards.
 *
 * @throws UsageError when the file is no settings file, or when somebody else could read the secret in
 * it or could have written it
 */
export async function readSettingsFile(folder: string): Promise<FoundSettings> {
  const path = join(folder, fileName);
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return undefined;
    throw new UsageError(`${path} cannot be read: ${fault.code}.`);
  });
  if (text === undefined) {
    const parent = dirname(folder);
    return parent === folder ? {} : readSettingsFile(parent);
  }
  const settings = parseSettings(path, text);
  await refuseIfOpenToOthers(path, settings);
  return { ...settings, path };
}

function parseSettings(path: string, text: string): FileSettings {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's own words would quote the text, secrets included.
    throw new UsageError(`${path} is not JSON.`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new UsageError(`${path} must hold one JSON object.`);
  }
  for (const [name, value] of Object.entries(content)) {
    if (!names.some((known) => known === name)) {
      throw new UsageError(`${path} has "${name}"; it may have ${names.join(', ')}.`);
    }
    if (typeof value !== 'string' || !value) {
      throw new UsageError(`${path}: "${name}" must be a text that is not empty.`);
    }
  }
  return content;
}

async function refuseIfOpenToOthers(path: string, settings: FileSettings): Promise<void> {
  // Windows has no such bits; its files belong to their user by default.
  if (process.platform === 'win32') return;
  const { mode, uid } = await stat(path);
  const own = process.getuid?.();
  if (mode & 0o022 || (uid !== own && uid !== 0)) {
    throw new UsageError(
      `${path} could have been written by another user, who would learn your token. Own it and run: chmod go-w ${path}`,
    );
  }
  if ((settings.authToken || settings.integrationId) && mode & 0o044) {
    const secret = settings.authToken ? 'a token' : 'an integration id';
    throw new UsageError(
      `${path} holds ${secret} and other users of this machine can read it. Run: chmod 600 ${path}`,
    );
  }
}
