import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../generate/bundle.ts';
import { documents } from '../generate/documents.ts';
import { compare } from './compare.ts';
import { release, released } from './released.ts';
import { report } from './report.ts';

const help = `Usage: npm run diff [-- --release]

Compares the contracts with their last release in spec/released/ and prints, in Markdown, what changed.
Fails when a change breaks callers and info.version is not a new major version.

  --release   make the contracts as they are the released ones, unless they break callers so
  --help      this text
`;

const root = join(import.meta.dirname, '../..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { release: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const bundles = [...(await bundle(root, documents))];
  const comparisons = await Promise.all(
    bundles.map(async ([name, document]) =>
      // A document that was never released changes nothing for anybody.
      compare((await released(root, name)) ?? document, document),
    ),
  );
  process.stdout.write(report(comparisons));
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
