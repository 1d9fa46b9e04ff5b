import { command } from '../command.ts';

export const mock = command({
  name: 'mock',
  summary: 'start the mock of both APIs and of storage (package clear-presign-mock)',
  description: 'Starts the mock server of the package clear-presign-mock with the options given.',
  operands: { name: 'OPTION', min: 0, max: Number.POSITIVE_INFINITY },
  options: {},
  passesThrough: true,
  examples: [
    { does: 'Start the mock on port 4010', line: 'clear-presign mock --port 4010' },
    { does: 'See its options', line: 'clear-presign mock --help' },
  ],
  run: async ({ operands }) =>
    (await import('../packages/run-package.ts')).runPackage('clear-presign-mock', operands),
});
