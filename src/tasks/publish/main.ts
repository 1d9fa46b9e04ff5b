import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { task } from '../task.ts';

export const run = task({
  help: `Usage: npm run release:publish [-- --dry-run]

Builds the packages and publishes those whose version npm does not have yet, with provenance. The
repository's address is GITHUB_SERVER_URL and GITHUB_REPOSITORY, which a workflow has.

  --dry-run   publish nothing, but do all that comes before
  --help      this text`,
  options: { 'dry-run': { type: 'boolean' } },
  example: 'npm run release:publish -- --dry-run',
  work: ({ 'dry-run': isDry }, { root, console }) => {
    const url = `git+${address()}.git`;
    npm(root, 'run', 'build');
    for (const folder of packageFolders(root)) {
      const file = join(folder, 'dist/package.json');
      const repository = { type: 'git', url, directory: relative(root, folder) };
      const manifest = { ...JSON.parse(readFileSync(file, 'utf8')), repository };
      writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
      const name = `${manifest.name}@${manifest.version}`;
      const mode = isDry ? '--dry-run' : '--provenance';
      if (!isDry && isPublished(name)) console.log(`${name} is published already.`);
      else npm(root, 'publish', join(folder, 'dist'), '--access=public', mode);
    }
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();

/** @throws outside of a workflow, where no address is known */
function address(): string {
  const { GITHUB_SERVER_URL: host, GITHUB_REPOSITORY: name } = process.env;
  if (!host || !name) {
    throw new Error(
      "The repository's address is not known: run the workflow release, or set GITHUB_SERVER_URL (https://host) and GITHUB_REPOSITORY (owner/name).",
    );
  }
  return `${host}/${name}`;
}

/** The workspaces that are published, in the order of the root's package.json, in which each may need earlier ones. */
function packageFolders(root: string): readonly string[] {
  const read = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const folders: readonly string[] = read(root).workspaces;
  return folders.map((folder) => join(root, folder)).filter((folder) => !read(folder).private);
}

function isPublished(name: string): boolean {
  return spawnSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).stdout.trim() !== '';
}

/** @throws when npm fails, which has said why */
function npm(root: string, ...args: readonly string[]): void {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed.`);
}
