import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPortal } from './build.ts';

const help = `Usage: npm run docs [-- --force] [--site URL]

Builds the docs portal into dist/portal: plain files for any server, under any path.

  --force      build even when nothing it is made from changed
  --site URL   where it will be served, for the sitemap, the social card and the 404 page
  --help       this text
`;

const root = join(import.meta.dirname, '../..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      force: { type: 'boolean' },
      site: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.site !== undefined && !URL.canParse(values.site)) {
    console.error(`--site needs a whole URL like https://docs.example.com/, not "${values.site}".`);
    return 1;
  }
  const started = performance.now();
  const { folder, built, files } = await buildPortal({ root, ...values });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const what = built ? `${files} files written in ${seconds} s` : 'up to date';
  console.log(`${relative(root, folder)}: ${what}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
