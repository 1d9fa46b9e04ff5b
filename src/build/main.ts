import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { readManifest } from './manifest.ts';
import { workspaces } from './workspaces.ts';

const help = `Usage: npm run build [-- <package> ...]

Builds the packages of this repository, or those named, into dist/ of their folder, ready for
npm pack and npm publish: ESM, declarations, README, LICENSE and a package.json that names them. The
docs portal is built first when it is stale, since clear-presign-docs brings it.

  --help    this text
`;

const root = join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const folders = new Map<string, string>();
  for (const folder of await workspaces(root)) {
    const { name, private: isPrivate } = await readManifest(folder);
    if (!isPrivate) folders.set(name, folder);
  }
  for (const name of positionals.length ? positionals : folders.keys()) {
    const folder = folders.get(name);
    if (!folder)
      throw new Error(`There is no package ${name}, only ${[...folders.keys()].join(', ')}.`);
    console.log(`${name}: ${relative(root, await build(root, folder))}`);
  }
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
