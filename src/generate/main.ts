import { join } from 'node:path';
import { task } from '../tasks/task.ts';
import { compare, write } from './files.ts';

export const run = task({
  help: `Usage: npm run generate [-- --check]

Writes generated/ from spec/: the bundled documents, their types and their facts as constants.

  --check   write nothing; fail, naming the files, when anything there is stale, missing or extra
  --help    this text`,
  options: { check: { type: 'boolean' } },
  example: 'npm run generate -- --check',
  work: async ({ check }, { root, console }) => {
    // Loads the compiler, which help and a wrong option do without.
    const { generate } = await import('./generate.ts');
    const files = await generate(root);
    const drift = await (check ? compare : write)(join(root, 'generated'), files);
    const done = (problem: string) => (problem === 'extra' ? 'removed' : 'written');
    for (const { file, problem } of drift) {
      console.log(`generated/${file}: ${check ? problem : done(problem)}`);
    }
    if (check && drift.length) {
      console.error('generated/ does not follow from spec/. Run: npm run generate');
      return false;
    }
    const all = `${files.size} files`;
    console.log(
      `generated/: ${drift.length ? `${drift.length} changes, ${all}` : `${all} up to date`}`,
    );
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();
