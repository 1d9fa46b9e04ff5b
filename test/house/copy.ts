import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');

/** The repository's own files, those that are not committed yet among them. */
export function ownFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
  const removed = execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' });
  return listed.filter((file) => file && !removed.split('\n').includes(file));
}

/** A copy of the whole repository, installed, to be changed and thrown away. */
export async function copyOfRepository() {
  const folder = await mkdtemp(join(tmpdir(), 'repository-'));
  for (const file of ownFiles()) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  await linkPackages(folder);
  return {
    folder,
    /** Runs a line of a shell in it. */
    run: (line: string, env: { readonly [name: string]: string } = {}) => run(folder, line, env),
    /** Replaces text that stands in a file of it once. */
    edit: async (file: string, before: string, after: string) => {
      const text = await readFile(join(folder, file), 'utf8');
      const [head, tail, ...more] = text.split(before);
      if (tail === undefined || more.length)
        throw new Error(`${file} does not have once:\n${before}`);
      await writeFile(join(folder, file), `${head}${after}${tail}`);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The packages of others are those of the repository, the workspaces are the copy's. */
async function linkPackages(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  const names = await readdir(join(root, 'node_modules'));
  for (const name of names.filter((name) => !/^(\.vite.*|\.cache|clear-presign.*)$/.test(name))) {
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  for (const workspace of manifest.workspaces) {
    const { name } = JSON.parse(await readFile(join(folder, workspace, 'package.json'), 'utf8'));
    await symlink(join(folder, workspace), join(modules, name));
  }
}

type Outcome = { readonly code: number; readonly output: string };

function run(cwd: string, line: string, more: { readonly [name: string]: string }) {
  const env = { ...process.env, ...more };
  return new Promise<Outcome>((done) => {
    const child = execFile('bash', ['-ec', line], { cwd, env }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}
