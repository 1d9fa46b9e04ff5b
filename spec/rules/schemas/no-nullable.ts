import type { Rule } from '../reading/rule.ts';

export const noNullable: Rule = {
  name: 'no-nullable',
  why: 'OpenAPI 3.1 knows no `nullable`: tools ignore it without a word, and null is refused.',
  mend: "Write the type as a list with 'null' in it.",
  example: {
    document: 'one-integration',
    good: `    Message:
      type: string`,
    bad: `    Message:
      nullable: true
      type: string`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      if ('nullable' in raw) {
        yield { path: [...path, 'nullable'], what: '`nullable` is a keyword of OpenAPI 3.0.' };
      }
    }
  },
};
