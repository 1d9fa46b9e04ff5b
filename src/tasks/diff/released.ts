import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { OpenApiDocument } from '../../contract/document.ts';

function file(root: string, name: string): string {
  return join(root, 'spec/released', `${name}.json`);
}

/**
 * The document as it was last released; undefined when it never was.
 *
 * @throws when it cannot be read: nothing would guard its callers
 */
export async function released(root: string, name: string): Promise<OpenApiDocument | undefined> {
  const path = file(root, name);
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read: ${message}.`);
  }
}

/** The documents that were released and are none of these, by name. */
export async function releasedBeside(
  root: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, OpenApiDocument>> {
  const found = new Map<string, OpenApiDocument>();
  const folder = dirname(file(root, ''));
  for (const entry of existsSync(folder) ? await readdir(folder) : []) {
    const name = basename(entry, '.json');
    const document = names.includes(name) ? undefined : await released(root, name);
    if (document) found.set(name, document);
  }
  return found;
}

/** Makes a document the released one. */
export async function release(
  root: string,
  name: string,
  document: OpenApiDocument,
): Promise<void> {
  const path = file(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
}
