import { access, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declarationsOf, writeDeclarations } from './declarations.ts';
import { published, readManifest, scripts } from './manifest.ts';
import { writeScripts } from './scripts.ts';

/**
 * Builds a workspace into a whole package, from which `npm pack` and `npm publish` run.
 *
 * @param folder of the workspace
 * @returns the folder of the package
 * @throws when an entry point is missing or has a fault
 */
export async function build(
  root: string,
  folder: string,
  output: string = join(folder, 'dist'),
): Promise<string> {
  const manifest = await readManifest(folder);
  const { exports, bin, folders = {} } = manifest;
  for (const file of scripts({ ...exports, ...bin }).values()) {
    await access(join(folder, file)).catch(() => {
      throw new Error(`${manifest.name}: its package.json names ${file}, which does not exist.`);
    });
  }
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  await Promise.all([
    writeScripts(folder, manifest, output),
    writeDeclarations(root, folder, manifest, output),
    copyFile(join(root, 'LICENSE'), join(output, 'LICENSE')),
    copyFile(join(folder, 'README.md'), join(output, 'README.md')),
    ...Object.entries(folders).map(([name, from]) =>
      cp(join(folder, from), join(output, name), { recursive: true }),
    ),
  ]);
  const text = JSON.stringify(published(manifest, declarationsOf(root, folder)), null, 2);
  await writeFile(join(output, 'package.json'), `${text}\n`);
  return output;
}
