import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Benchmark, printed } from './table.ts';

const help = `Usage: npm run bench [-- <word> ...]

Runs every benchmark of test/bench/, or those whose file name has one of the words in it, one after the
other, and prints their tables. Ratios hold within one run.

  --help    this text
`;

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean' } },
  allowPositionals: true,
});
if (values.help) process.stdout.write(help);
else {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts'));
  const wanted = files.filter(
    (file) => !positionals.length || positionals.some((word) => file.includes(word)),
  );
  for (const file of wanted.sort()) {
    const { default: run }: { default: Benchmark } = await import(join(import.meta.dirname, file));
    for (const table of await run()) console.log(printed(table));
  }
}
