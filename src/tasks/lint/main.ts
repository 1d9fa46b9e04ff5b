import { relative, resolve } from 'node:path';
import { rules, rulesBetween } from '../../../spec/rules/rules.ts';
import { task } from '../task.ts';
import { annotation, print } from './finding.ts';

export const run = task({
  help: `Usage: npm run lint [-- [--annotate] FILE...]

Holds the contracts in spec/, and the bundles made from them, against the rules in spec/rules/, all of
Spectral's rules for OpenAPI and Redocly's strictest.

  FILE         lint these instead: OpenAPI, or Arazzo named *.arazzo.yaml
  --annotate   print each finding once more as GitHub shows it on the lines of a pull request
  --help       this text`,
  options: { annotate: { type: 'boolean' } },
  example: 'npm run lint -- spec/storage.yaml',
  takesFiles: true,
  work: async ({ annotate }, { root, console }, named) => {
    // Loads Spectral, which help and a wrong option do without.
    const { contractFiles, lint, unpinned } = await import('./lint.ts');
    const files = named.length ? named.map((file) => resolve(root, file)) : contractFiles(root);
    const findings = await lint(root, files);
    for (const finding of findings) {
      const shown = { ...finding, file: relative(root, finding.file) };
      console.error(print(shown));
      if (annotate) console.log(annotation(shown));
    }
    if (findings.length) {
      console.error(`${findings.length} findings in ${files.length} files`);
      return false;
    }
    const own = rules.length + rulesBetween.length;
    console.log(`contracts: ${files.length} files, ${own} rules of our own, 0 findings`);
    for (const name of named.length ? [] : await unpinned(root)) {
      console.log(
        `spec/pinned.yaml has no line of ${name}: spec/README.md tells how its facts are pinned`,
      );
    }
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();
