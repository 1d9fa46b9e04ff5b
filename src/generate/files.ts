import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** What is wrong with the files of a folder, compared with what they should be. */
export type Drift = { readonly file: string; readonly problem: 'missing' | 'stale' | 'extra' };

/** What files should hold, by path. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Compares a folder with the files that it should hold, by path relative to it. */
export async function compare(folder: string, expected: Files): Promise<Drift[]> {
  const drift: Drift[] = [];
  const present = new Set(await list(folder));
  for (const [file, text] of expected) {
    if (!present.has(file)) drift.push({ file, problem: 'missing' });
    else if (!Buffer.from(text).equals(await readFile(join(folder, file))))
      drift.push({ file, problem: 'stale' });
  }
  for (const file of present) if (!expected.has(file)) drift.push({ file, problem: 'extra' });
  return drift;
}

/** Makes the folder hold exactly these files; returns what had to change. */
export async function write(folder: string, expected: Files): Promise<Drift[]> {
  const drift = await compare(folder, expected);
  for (const { file, problem } of drift) {
    const path = join(folder, file);
    if (problem === 'extra') await rm(path);
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, expected.get(file) ?? '');
    }
  }
  return drift;
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
