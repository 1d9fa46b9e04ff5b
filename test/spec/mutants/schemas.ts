import type { Mutant } from './mutant.ts';

export const schemas: readonly Mutant[] = [
  {
    rule: 'enum-values-explained',
    name: 'a value is explained that is none',
    document: 'integration-v1',
    good: '        purchase: Purchase document.',
    bad: '        purchase: Purchase document.\n        return: Return document.',
  },
  {
    rule: 'error-kinds-complete',
    name: 'a kind is given to a code that is none',
    document: 'storage',
    good: '        SlowDown: server-fault',
    bad: '        SlowDown: server-fault\n        InvalidDigest: connection',
  },
  {
    rule: 'typed-enum',
    name: 'the type does not allow the null of the enum',
    document: 'integration-v1',
    good: `      type: [string, 'null']
      x-error: code`,
    bad: `      type: string
      x-error: code`,
  },
  {
    rule: 'responses-open',
    name: 'an answer refuses what it did not evaluate',
    document: 'one-integration',
    good: '      description: The envelope of a success.',
    bad: '      description: The envelope of a success.\n      unevaluatedProperties: false',
  },
  {
    rule: 'values-bounded',
    name: 'a header of an answer may hold anything',
    document: 'storage',
    good: `schema: { type: string, pattern: '^"[0-9a-f]{32}"$' }`,
    bad: 'schema: { type: string }',
  },
  {
    rule: 'values-bounded',
    name: 'a number beyond 32 bits has no format',
    document: 'storage',
    good: 'type: integer, format: int64,',
    bad: 'type: integer,',
  },
];
