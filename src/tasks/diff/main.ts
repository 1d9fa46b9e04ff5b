import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenApiDocument } from '../../contract/document.ts';
import { documentsOf, readRegistry } from '../../contract/registry.ts';
import { bundle } from '../../generate/bundle.ts';
import { type Comparison, compare } from './compare.ts';
import { release, released } from './released.ts';
import { report } from './report.ts';

const help = `Usage: npm run diff [-- --release]

Compares the contracts with their last release in spec/released/ and prints, in Markdown, what changed.
Fails when a change breaks callers and info.version is not a new major version.

  --release   make the contracts as they are the released ones, unless they break callers so
  --help      this text
`;

const root = join(import.meta.dirname, '../../..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { release: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const bundles = [...(await bundle(root, documentsOf(readRegistry(root))))];
  const comparisons: Comparison[] = [];
  const unreleased: OpenApiDocument[] = [];
  for (const [name, document] of bundles) {
    const before = await released(root, name);
    if (before) comparisons.push(await compare(before, document));
    else unreleased.push(document);
  }
  process.stdout.write(report(comparisons, unreleased));
  if (comparisons.some(({ breaks }) => breaks)) return 1;
  if (values.release) {
    for (const [name, document] of bundles) await release(root, name, document);
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
