import { command } from '../command.ts';

export const docs = command({
  name: 'docs',
  summary: 'serve the docs, with a mock to try them on (package clear-presign-docs)',
  description: 'Serves the docs of the package clear-presign-docs with the options given.',
  operands: { name: 'OPTION', min: 0, max: Number.POSITIVE_INFINITY },
  options: {},
  passesThrough: true,
  examples: [
    { does: 'Serve the docs on port 4011', line: 'clear-presign docs --port 4011' },
    { does: 'See its options', line: 'clear-presign docs --help' },
  ],
  run: async ({ operands }) =>
    (await import('../packages/run-package.ts')).runPackage('clear-presign-docs', operands),
});
