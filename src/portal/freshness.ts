import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the portal is made from. */
const inputs = [
  'spec',
  'generated',
  'src/contract',
  'src/portal',
  'src/client',
  'src/cli',
  'src/mock',
  'src/tasks/diff',
  'src/generate',
  'redocly.yaml',
  'package-lock.json',
] as const;

/** A digest of everything that the portal is made from, and of how it is to be made. */
export async function digest(root: string, options: string): Promise<string> {
  const hash = createHash('sha256').update(options);
  for (const input of inputs) {
    for (const file of await files(root, input)) {
      hash
        .update(file)
        .update('\0')
        .update(await readFile(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function files(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOTDIR') return undefined;
      throw fault;
    },
  );
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(file))
    .sort();
}
