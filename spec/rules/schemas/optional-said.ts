import { mapping, strings } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const optionalSaid: Rule = {
  name: 'optional-said',
  why: 'A property that drops out of `required` makes every caller check for it, and nobody notices that it was a slip.',
  mend: 'List the property in `required`, or let its description say that it “may be missing”.',
  example: {
    document: 'one-integration',
    good: 'required: [code, message, validationErrors]',
    bad: 'required: [code, message]',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('schema')) {
      const required = strings(raw['required']);
      for (const [name, property] of Object.entries(mapping(resolved['properties']))) {
        const isSaid = /may be missing/.test(String(mapping(property)['description']));
        if (!required.includes(name) && !isSaid) {
          yield {
            path: [...path, 'properties', name],
            what: `Nothing says that ${name} is optional.`,
          };
        }
      }
    }
  },
};
