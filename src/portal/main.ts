import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { write } from '../generate/files.ts';
import { task } from '../tasks/task.ts';
import { buildPortal } from './build.ts';

export const run = task({
  help: `Usage: npm run docs [-- --force] [--site URL] [--generate | --watch]

Builds the docs portal into dist/portal: plain files for any server, under any path.

  --force      build even when nothing it is made from changed
  --site URL   where it will be served, for the sitemap, the social card and the 404 page
  --generate   write generated/ from spec/ first
  --watch      both, again whenever something in spec/ or src/portal/ is saved
  --help       this text`,
  options: {
    force: { type: 'boolean' },
    site: { type: 'string' },
    generate: { type: 'boolean' },
    watch: { type: 'boolean' },
  },
  example: 'npm run docs -- --site https://docs.example.com/',
  work: async ({ force = false, site, ...values }, { root, console }) => {
    if (site !== undefined && !URL.canParse(site)) {
      throw new Error(`--site needs a whole URL like https://docs.example.com/, not "${site}".`);
    }
    if (values.watch) return watch(root, site === undefined ? [] : ['--site', site]);
    if (values.generate) {
      // Loaded only now: few builds want it.
      const { generate } = await import('../generate/generate.ts');
      const written = await write(join(root, 'generated'), await generate(root));
      console.log(
        `generated/: ${written.length ? `${written.length} files written` : 'up to date'}`,
      );
    }
    const started = performance.now();
    const options = { root, force, ...(site === undefined ? {} : { site }) };
    const { folder, built, files } = await buildPortal(options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const what = built ? `${files} files written in ${seconds} s` : 'up to date';
    console.log(`${relative(root, folder)}: ${what}`);
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();

/** Node starts the build anew at each save, until the process ends. */
async function watch(root: string, args: readonly string[]): Promise<boolean> {
  const paths = ['spec', 'src/portal'].map((folder) => `--watch-path=${join(root, folder)}`);
  const file = join(import.meta.dirname, 'main.ts');
  const options = [...paths, '--watch-preserve-output', file, '--generate', ...args];
  const child = spawn(process.execPath, options, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  return !code;
}
