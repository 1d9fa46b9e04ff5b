import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'tsdown';
import { packageConfig, readManifest } from '../../tsdown.config.ts';

export const root = join(import.meta.dirname, '../..');

/** Runs a program; what it printed is in the error when it fails. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, maxBuffer: 1e8 }).catch(
    (fault: { stdout: string; stderr: string }) => {
      throw new Error(`${command} ${args.join(' ')}\n${fault.stdout}\n${fault.stderr}`);
    },
  );
  return stdout;
}

/** A package as npm would publish it. */
export type Packed = Awaited<ReturnType<typeof pack>>;

/** Builds a workspace aside and packs it as npm would publish it. */
export async function pack(folder: string) {
  const place = await mkdtemp(join(tmpdir(), 'package-'));
  const output = join(place, 'dist');
  await build({ ...packageConfig(folder, output), config: false, logLevel: 'warn' });
  const packed = await run('npm', ['pack', '--json', '--pack-destination', place], output);
  const [{ filename, files, unpackedSize }] = JSON.parse(packed);
  return {
    place,
    tarball: join(place, filename),
    files: files.map(({ path }: { path: string }) => path) as string[],
    unpackedSize: unpackedSize as number,
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

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
    await symlink(join(root, 'node_modules', dependency), place);
  }
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  return installed;
}
