import { list } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { allowsNull, types } from '../reading/schema.ts';

export const nullableEnumListsNull: Rule = {
  name: 'nullable-enum-lists-null',
  why: 'JSON Schema checks type and enum both: a null that only one of them allows is refused, whatever the author meant.',
  mend: 'List null in the enum and in the type, or in neither.',
  example: {
    document: 'integration-v1',
    good: `      type: string
      description: The type of document.`,
    bad: `      type: [string, 'null']
      description: The type of document.`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      if (!Array.isArray(raw['enum']) || !types(raw).length) continue;
      const listed = list(raw['enum']).includes(null);
      if (listed !== allowsNull(raw)) {
        const what = listed
          ? 'The enum lists null, but the type does not allow it.'
          : 'The type allows null, but the enum does not list it.';
        yield { path: [...path, 'enum'], what };
      }
    }
  },
};
