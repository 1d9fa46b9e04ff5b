import type { Rule } from '../reading/rule.ts';

export const noInlineEnum: Rule = {
  name: 'no-inline-enum',
  why: 'An enum without a name becomes an anonymous type in the clients, and a second copy of it drifts from the first.',
  mend: 'Move the schema to `components.schemas` under a name of its own and refer to it.',
  example: {
    document: 'storage',
    good: `        RequestId: { type: string,`,
    bad: `        RequestId: { type: string, enum: [A1], x-enumDescriptions: { A1: The only request. },`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      const isNamed = path.length === 3 && path[0] === 'components';
      if ('enum' in raw && !isNamed) {
        yield { path: [...path, 'enum'], what: 'This enum stands inline.' };
      }
    }
  },
};
