import type { Rule } from '../reading/rule.ts';

export const responsesOpen: Rule = {
  name: 'responses-open',
  why: 'The owner may add a field to an answer at any time; a closed schema turns that into an error of ours.',
  mend: 'Leave out `additionalProperties` and `unevaluatedProperties`.',
  example: {
    document: 'integration-v1',
    good: `      description: The documented object with an error in it.`,
    bad: `      description: The documented object with an error in it.
      additionalProperties: false`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      for (const key of ['additionalProperties', 'unevaluatedProperties']) {
        if (raw[key] === false) {
          yield { path: [...path, key], what: 'This object refuses fields that it does not know.' };
        }
      }
    }
  },
};
