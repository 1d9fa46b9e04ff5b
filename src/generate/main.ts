import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, write } from './files.ts';
import { generate } from './generate.ts';

const help = `Usage: npm run generate [-- --check]

Writes generated/ from spec/: the bundled documents, their types and their facts as constants.

  --check   write nothing; fail, naming the files, when anything there is stale, missing or extra
  --help    this text
`;

const root = join(import.meta.dirname, '../..');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const files = await generate(root);
  const folder = join(root, 'generated');
  const drift = await (values.check ? compare : write)(folder, files);
  const done = (problem: string) => (problem === 'extra' ? 'removed' : 'written');
  for (const { file, problem } of drift) {
    console.log(`generated/${file}: ${values.check ? problem : done(problem)}`);
  }
  if (values.check && drift.length) {
    console.error('generated/ does not follow from spec/. Run: npm run generate');
    return 1;
  }
  const all = `${files.size} files`;
  console.log(
    `generated/: ${drift.length ? `${drift.length} changes, ${all}` : `${all} up to date`}`,
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
