import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { write } from '../generate/files.ts';
import { digest } from './freshness.ts';
import { builtFor, folderAt } from './serving.ts';

export type BuildOptions = {
  /** The root of the workspace. */
  readonly root: string;
  /** Where the portal will be served; only the social card, the sitemap and the 404 page need it. */
  readonly site?: string;
  /** Build even when nothing changed. */
  readonly force?: boolean;
};

export type Built = {
  /** The folder to serve. */
  readonly folder: string;
  /** False when everything was up to date already. */
  readonly built: boolean;
  readonly files: number;
};

/**
 * Builds the portal into `dist/portal`, unless nothing that it is made from changed since.
 *
 * @throws with one sentence when a contract, a guide or a page of Redoc's cannot be built
 */
export async function buildPortal({
  root,
  site = `${builtFor}/`,
  force = false,
}: BuildOptions): Promise<Built> {
  const folder = join(root, 'dist/portal');
  const stamp = join(root, 'dist/portal.stamp');
  const current = await digest(root, site);
  const last = await readFile(stamp, 'utf8').catch(() => '');
  const there = existsSync(join(folder, 'index.html'));
  if (!force && there && last.startsWith(current)) {
    return { folder, built: false, files: Number(last.split(' ')[1]) };
  }
  // Loaded only now: most starts find everything up to date.
  const { portalFiles } = await import('./files.ts');
  const files = await portalFiles(root, folderAt(site));
  await mkdir(folder, { recursive: true });
  await write(folder, files);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll('\\', '/');
    // A page that is no longer made would be served for ever.
    if (entry.isFile() && !files.has(path)) await rm(file);
  }
  await writeFile(stamp, `${current} ${files.size}`);
  return { folder, built: true, files: files.size };
}
