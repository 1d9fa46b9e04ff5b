import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rules, rulesBetween } from '../../../spec/rules/rules.ts';
import { print } from './finding.ts';
import { contractFiles, lint } from './lint.ts';

const help = `Usage: npm run lint [-- FILE...]

Holds the contracts in spec/, and the bundles made from them, against the rules in spec/rules/, all of
Spectral's rules for OpenAPI and Redocly's strictest.

  FILE      lint these instead: OpenAPI, or Arazzo named *.arazzo.yaml
  --help    this text
`;

const root = join(import.meta.dirname, '../../..');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const named = positionals.map((file) => resolve(file));
  const files = named.length ? named : contractFiles(root);
  const findings = await lint(root, files);
  for (const finding of findings) {
    console.error(print({ ...finding, file: relative(process.cwd(), finding.file) }));
  }
  if (findings.length) {
    console.error(`${findings.length} findings in ${files.length} files`);
    return 1;
  }
  const own = rules.length + rulesBetween.length;
  console.log(`contracts: ${files.length} files, ${own} rules of our own, 0 findings`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}

function explain(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code, path } = fault as NodeJS.ErrnoException;
  return code === 'ENOENT' && path ? `There is no file ${path}.` : fault.message;
}
