import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { OpenApiDocument } from '../../contract/document.ts';

const folderIn = (root: string): string => join(root, 'spec/released');

/**
 * The documents as they were last released, by name; none before the first release.
 *
 * @throws when one cannot be read: nothing would guard its callers
 */
export async function released(root: string): Promise<ReadonlyMap<string, OpenApiDocument>> {
  const found = new Map<string, OpenApiDocument>();
  const folder = folderIn(root);
  for (const entry of existsSync(folder) ? await readdir(folder) : []) {
    const { name, ext } = parse(entry);
    if (ext !== '.json') continue;
    const file = join(folder, entry);
    try {
      found.set(name, JSON.parse(await readFile(file, 'utf8')));
    } catch (fault) {
      throw new Error(`${file} cannot be read: ${(fault as Error).message}.`);
    }
  }
  return found;
}

/** Makes a document the released one. */
export async function release(
  root: string,
  name: string,
  document: OpenApiDocument,
): Promise<void> {
  await mkdir(folderIn(root), { recursive: true });
  await writeFile(join(folderIn(root), `${name}.json`), `${JSON.stringify(document, null, 2)}\n`);
}
