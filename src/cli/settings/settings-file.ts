import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../failure.ts';
import { inputs, secrets } from './registry.ts';

const fileName = '.clear-presign.json';

/** What a settings file may hold. */
const names = [
  'api',
  ...inputs.map(({ name }) => name),
  'baseUrl',
  ...secrets.map(({ option }) => option),
];

/** The settings of a file. */
export type FileSettings = { readonly [name: string]: string | undefined };

/**
 * Reads the nearest `.clear-presign.json`, from a folder upwards.
 *
 * @returns its settings, and as `path` where it is; nothing when there is none
 * @throws UsageError when the file is no settings file, or when somebody else could read the secret in
 * it or could have written it
 */
export async function readSettingsFile(folder: string): Promise<FileSettings> {
  const path = join(folder, fileName);
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return undefined;
    throw new UsageError(`${path} cannot be read: ${fault.code}.`);
  });
  if (text === undefined) {
    const parent = dirname(folder);
    return parent === folder ? {} : readSettingsFile(parent);
  }
  const settings = await parseSettings(path, text);
  await refuseIfOpenToOthers(path, settings);
  return { ...settings, path };
}

async function parseSettings(path: string, text: string): Promise<FileSettings> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON: see ${await placeOfFault(text)}.`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new UsageError(`${path} must hold one JSON object.`);
  }
  for (const [name, value] of Object.entries(content)) {
    if (!names.includes(name)) {
      throw new UsageError(`${path} has "${name}"; it may have ${names.join(', ')}.`);
    }
    if (typeof value !== 'string' || !value) {
      throw new UsageError(`${path}: "${name}" must be a text that is not empty.`);
    }
  }
  return content as FileSettings;
}

/** The words of `JSON.parse` tell no place, but quote the text, secrets included. */
async function placeOfFault(text: string): Promise<string> {
  const { parse } = await import('jsonc-parser');
  const errors: { readonly offset: number }[] = [];
  parse(text, errors as Parameters<typeof parse>[1], { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset ?? text.length).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
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
  const held = secrets.find(({ option }) => settings[option]);
  if (held && mode & 0o044) {
    throw new UsageError(
      `${path} holds the ${held.what} and other users of this machine can read it. Run: chmod 600 ${path}`,
    );
  }
}
