import type { Mutant } from './mutant.ts';

export const wordsAndEvidence: readonly Mutant[] = [
  {
    rule: 'own-page-unwritten',
    name: 'the whole object is known and inferred at once',
    document: 'one-integration',
    good: '{ basis: inferred, about: pattern, statement: What',
    bad: '{ basis: inferred, statement: What',
  },
  {
    rule: 'whole-sentences',
    name: 'a schema has no description',
    document: 'integration-v1',
    good: '      description: One mistake in the request.\n',
    bad: '',
  },
  {
    rule: 'whole-sentences',
    name: 'a summary ends like a sentence',
    document: 'integration-v1',
    good: 'summary: The file name is empty\n',
    bad: 'summary: The file name is empty.\n',
  },
  ...(
    [
      ['a note to oneself', 'TODO Forbidden.'],
      ['HTML', '<p>Forbidden.</p>'],
      ['an escaped underscore', 'Forbidden\\\\_by the server.'],
      ['a misspelling of the owner', 'Forbidden by a Paramter.'],
    ] as const
  ).map(([name, text]) => ({
    rule: 'clean-prose',
    name: `${name} is left in a text`,
    document: 'one-integration' as const,
    good: 'description: Forbidden.',
    bad: `description: "${text}"`,
  })),
  {
    rule: 'external-docs',
    name: 'an operation links to no page',
    document: 'storage',
    good: '        externalDocs:\n          description: Uploading',
    bad: '        x-docs:\n          description: Uploading',
  },
];
