import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { task } from '../../src/tasks/task.ts';
import { type Benchmark, printed } from './table.ts';

const run = task({
  help: `Usage: npm run bench [-- <word> ...]

Runs every benchmark of test/bench/, or those whose file name has one of the words in it, one after the
other, and prints their tables. Ratios hold within one run.

  --help    this text`,
  options: {},
  example: 'npm run bench -- mock',
  takesFiles: true,
  work: async (_, { console }, words) => {
    const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts'));
    const wanted = files.filter(
      (file) => !words.length || words.some((word) => file.includes(word)),
    );
    if (!wanted.length) {
      throw new Error(`None of ${files.join(', ')} has ${words.join(' or ')} in its name.`);
    }
    for (const file of wanted.sort()) {
      const { default: run }: { default: Benchmark } = await import(
        join(import.meta.dirname, file)
      );
      for (const table of await run()) console.log(printed(table));
    }
    return true;
  },
});

process.exitCode = await run();
