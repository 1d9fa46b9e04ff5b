import { command } from '../command.ts';

export const docs = command({
  name: 'docs',
  summary: 'serve the documentation (package clear-presign-portal)',
  description: 'Starts what the package clear-presign-portal offers, with the options given.',
  operands: { name: 'OPTION', min: 0, max: Number.POSITIVE_INFINITY },
  options: {},
  passesThrough: true,
  examples: [{ does: 'See its options', line: 'clear-presign docs --help' }],
  run: async ({ operands }) =>
    (await import('../packages/run-package.ts')).runPackage('clear-presign-portal', operands),
});
