import type { OpenApiDocument } from '../../contract/document.ts';
import { documentsOf, readRegistry } from '../../contract/registry.ts';
import { bundle } from '../../generate/bundle.ts';
import { root, runTask } from '../task.ts';
import { type Comparison, compare } from './compare.ts';
import { release, released } from './released.ts';
import { report } from './report.ts';

await runTask({
  help: `Usage: npm run diff [-- --release]

Compares the contracts with their last release in spec/released/ and prints, in Markdown, what changed.
Fails when a change breaks callers and info.version is not a new major version.

  --release   make the contracts as they are the released ones, unless they break callers so
  --help      this text
`,
  options: { release: { type: 'boolean' } },
  example: 'npm run diff -- --release',
  work: async (values) => {
    const bundles = [...(await bundle(root, documentsOf(readRegistry(root))))];
    const comparisons: Comparison[] = [];
    const unreleased: OpenApiDocument[] = [];
    for (const [name, document] of bundles) {
      const before = await released(root, name);
      if (before) comparisons.push(await compare(before, document));
      else unreleased.push(document);
    }
    process.stdout.write(report(comparisons, unreleased));
    if (comparisons.some(({ breaks }) => breaks)) return false;
    if (values.release) {
      for (const [name, document] of bundles) await release(root, name, document);
    }
    return true;
  },
});
