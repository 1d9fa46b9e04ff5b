import { mapping, strings } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const requiredNamesExist: Rule = {
  name: 'required-names-exist',
  why: 'A required name that no property has is a misspelling: the real property is then optional for every client.',
  mend: 'Spell the name as the property does, or describe the property.',
  example: {
    document: 'one-integration',
    good: `      type: [object, 'null']
      description: An object or null`,
    bad: `      type: [object, 'null']
      required: [page]
      description: An object or null`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      const properties = mapping(raw['properties']);
      for (const name of strings(raw['required'])) {
        if (!Object.hasOwn(properties, name)) {
          yield {
            path: [...path, 'required'],
            what: `The required property ${name} is not described.`,
          };
        }
      }
    }
  },
};
