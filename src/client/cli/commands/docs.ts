import { command } from '../command.ts';

export const docs = command({
  name: 'docs',
  summary: "build the docs portal, in the project's repository",
  description:
    "Starts the build of the docs portal with the options given, where it is found: in the project's repository. It serves nothing; npm start does, there. No package of the portal is published.",
  operands: { name: 'OPTION', min: 0, max: Number.POSITIVE_INFINITY },
  options: {},
  passesThrough: true,
  examples: [{ does: 'See its options', line: 'clear-presign docs --help' }],
  run: async ({ operands }) =>
    (await import('../packages/run-package.ts')).runPackage(
      'clear-presign-portal',
      operands,
      "the docs portal is not here, and no package of it is published: npm start in the project's repository serves it.",
    ),
});
