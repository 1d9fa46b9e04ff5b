import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'tsdown';
import { packageConfig, readManifest } from '../../tsdown.config.ts';

export const root = join(import.meta.dirname, '../..');

/** Runs a program; what it printed is in the error when it fails. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  more: { readonly [name: string]: string } = {},
): Promise<string> {
  const env = { ...process.env, ...more };
  // On Windows npm is a batch file, which no program but a shell starts.
  const shell = command === 'npm' && process.platform === 'win32';
  const options = { cwd, env, shell, maxBuffer: 1e8 };
  const { stdout } = await promisify(execFile)(command, args, options).catch(
    (fault: { stdout: string; stderr: string }) => {
      throw new Error(`${command} ${args.join(' ')}\n${fault.stdout}\n${fault.stderr}`);
    },
  );
  return stdout;
}

/** A package as npm would publish it. */
export type Packed = {
  readonly name: string;
  /** Where it was built. */
  readonly built: string;
  readonly tarball: string;
  readonly files: readonly string[];
  readonly unpackedSize: number;
};

/** Builds a workspace aside and packs it as npm would publish it. */
export async function pack(folder: string) {
  const place = await mkdtemp(join(tmpdir(), 'package-'));
  const [packed] = await packInto(place, [folder]);
  if (!packed) throw new Error(`npm packed nothing of ${folder}.`);
  return { ...packed, place, remove: () => rm(place, { recursive: true, force: true }) };
}

/** Builds workspaces, each into a folder of its name in a place, and packs them there. */
export async function packInto(place: string, folders: readonly string[]): Promise<Packed[]> {
  const outputs = folders.map((folder) => join(place, basename(folder)));
  for (const [at, folder] of folders.entries()) {
    await build({ ...packageConfig(folder, outputs[at]), config: false, logLevel: 'warn' });
  }
  const args = ['pack', '--json', '--pack-destination', place, ...outputs];
  const packed: Listed[] = JSON.parse(await run('npm', args, place));
  return packed.map(({ name, filename, files, unpackedSize }, at) => ({
    name,
    built: outputs[at] ?? '',
    tarball: join(place, filename),
    files: files.map(({ path }) => path),
    unpackedSize,
  }));
}

/** What npm tells of a package that it has packed. */
type Listed = Pick<Packed, 'name' | 'unpackedSize'> & {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
};

/** Unpacks a tarball as npm does. @returns where the package is */
export async function unpack(tarball: string, place: string): Promise<string> {
  await mkdir(place, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', place, '--strip-components=1'], place);
  return place;
}

/** Unpacks a tarball into a project that has its dependencies from this repository. */
export async function install(tarball: string, folder: string, project: string): Promise<string> {
  const { name, dependencies = {} } = readManifest(folder);
  const modules = join(project, 'node_modules');
  const installed = await unpack(tarball, join(modules, name));
  for (const dependency of [...Object.keys(dependencies), 'openapi-typescript-helpers']) {
    const place = join(modules, dependency);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, 'node_modules', dependency), place, 'junction');
  }
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  return installed;
}
