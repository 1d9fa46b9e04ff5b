import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from '../../src/build/build.ts';
import { readManifest } from '../../src/build/manifest.ts';

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

/** Builds a workspace aside and packs it as npm would publish it. */
export async function pack(folder: string) {
  const place = await mkdtemp(join(tmpdir(), 'package-'));
  const output = await build(root, folder, join(place, 'dist'));
  const packed = await run('npm', ['pack', '--json', '--pack-destination', place], output);
  const [{ filename, files }] = JSON.parse(packed);
  return {
    place,
    tarball: join(place, filename),
    files: files.map(({ path }: { path: string }) => path) as string[],
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

/** Unpacks a tarball into a project that has its dependencies from this repository. */
export async function install(tarball: string, folder: string, project: string): Promise<string> {
  const { name, dependencies = {} } = await readManifest(folder);
  const modules = join(project, 'node_modules');
  await mkdir(join(modules, name), { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', join(modules, name), '--strip-components=1'], project);
  for (const dependency of [...Object.keys(dependencies), 'openapi-typescript-helpers']) {
    const place = join(modules, dependency);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, 'node_modules', dependency), place);
  }
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  await cp(join(root, 'test/build/consumer'), join(project, 'consumer'), { recursive: true });
  return join(modules, name);
}
