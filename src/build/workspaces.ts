import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of this repository's packages, as the root package.json lists them. */
export async function workspaces(root: string): Promise<string[]> {
  const { workspaces } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return workspaces.map((folder: string) => join(root, folder));
}
