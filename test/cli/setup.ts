import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'tsdown';
import type { TestProject } from 'vitest/node';
import { packageConfig, readManifest } from '../../tsdown.config.ts';
import { root } from '../build/tarball.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The script of the command, as it is published. */
    readonly command: string;
  }
}

/** Builds library and command once for all tests of the command, beside the packages that they need. */
export default async function setup(project: TestProject): Promise<void> {
  const modules = join(await mkdtemp(join(tmpdir(), 'command-')), 'node_modules');
  const folders = [join(root, 'src/client'), join(root, 'src/cli')];
  const built = await Promise.all(
    folders.map(async (folder) => {
      const { name, dependencies = {} } = readManifest(folder);
      const output = join(modules, name);
      // The scripts are what runs; declarations take most of a build.
      const config = { ...packageConfig(folder, output), dts: false };
      await build({ ...config, config: false, logLevel: 'warn' });
      return { name, folder, output, dependencies: Object.keys(dependencies) };
    }),
  );
  const own = built.map(({ name }) => name);
  const needed = new Map(
    built.flatMap(({ folder, dependencies }) => dependencies.map((name) => [name, folder])),
  );
  for (const name of ['clear-presign-mock', 'clear-presign-docs']) needed.set(name, root);
  for (const [name, folder] of needed) {
    if (own.includes(name)) continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(placeOf(name, folder), join(modules, name), 'junction');
  }
  project.provide('command', join(modules, 'clear-presign-cli/main.js'));
}

/** The folder of a package as a workspace finds it, which may have a version of its own. */
function placeOf(name: string, folder: string): string {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
  const found = paths.map((place) => join(place, name)).find((place) => existsSync(place));
  if (!found) throw new Error(`${name} is not installed.`);
  return found;
}
