import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { OpenApiDocument } from '../../contract/document.ts';
import { documentsOf, readRegistry } from '../../contract/registry.ts';
import { bundle } from '../../generate/bundle.ts';
import { task } from '../task.ts';
import { type Comparison, compare } from './compare.ts';
import { release, released } from './released.ts';
import { report } from './report.ts';
import { refuseOtherVersion } from './version.ts';

export const run = task({
  help: `Usage: npm run diff [-- [--github] [--release]]

Compares the contracts with their last release in spec/released/ and prints, in Markdown, what changed.
Fails when a change breaks callers and info.version is not a new major version, and when a released contract
is gone.

  --github    give the report to GitHub as well, as the step's output \`report\` and in the run's summary
  --release   make the contracts as they are the released ones, unless they break callers so
  --help      this text`,
  options: { github: { type: 'boolean' }, release: { type: 'boolean' } },
  example: 'npm run diff -- --release',
  work: async ({ github, release: isRelease }, { root, console }) => {
    const giveToGitHub = github ? stepOfWorkflow() : undefined;
    const before = await released(root);
    const bundles = await bundle(root, documentsOf(readRegistry(root)));
    const comparisons: Comparison[] = [];
    const unreleased: OpenApiDocument[] = [];
    for (const [name, document] of bundles) {
      const old = before.get(name);
      if (old) {
        comparisons.push(await compare(old, document));
      } else {
        refuseOtherVersion(document);
        unreleased.push(document);
      }
    }
    const gone = [...before].filter(([name]) => !bundles.has(name));
    const text = report(comparisons, unreleased, gone);
    console.log(text);
    await giveToGitHub?.(text);
    if (gone.length || comparisons.some(({ breaks }) => breaks)) return false;
    if (isRelease) {
      for (const [name, document] of bundles) await release(root, name, document);
    }
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();

/** What gives a report to the step of a workflow that runs here. @throws when none does */
function stepOfWorkflow(): (report: string) => Promise<void> {
  const { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary } = process.env;
  if (!output || !summary) {
    throw new Error('--github is for a step of a GitHub workflow, and none runs here.');
  }
  return async (report) => {
    // A delimiter that nothing in the report can be.
    const end = randomUUID();
    await appendFile(output, `report<<${end}\n${report}\n${end}\n`);
    await appendFile(summary, `${report}\n`);
  };
}
