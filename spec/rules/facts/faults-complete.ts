import { list, mapping } from '../reading/contract.ts';
import { constraints, inputs } from '../reading/inputs.ts';
import type { Rule } from '../reading/rule.ts';

export const faultsComplete: Rule = {
  name: 'faults-complete',
  why: 'A constraint without an answer leaves the mock to invent one: stock tools say 422, which the owner never does.',
  mend: 'Add an entry to `x-faults` for each constraint of each input, with the answer to a request that violates it.',
  example: {
    document: 'integration-v1',
    good: `        - { in: path, name: templateType, violates: enum, status: 500, example: template-type-invalid,
            basis: inferred }
`,
    bad: '',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      // An upload is refused by storage for reasons of its own, not for a violated schema.
      if ('x-signature' in raw) continue;
      const faults = list(raw['x-faults']).map(mapping);
      for (const input of inputs(contract, resolved)) {
        for (const constraint of constraints(input)) {
          const isAnswered = faults.some(
            (fault) => fault['name'] === input.name && fault['violates'] === constraint,
          );
          if (!isAnswered) {
            yield {
              path: [...path, 'x-faults'],
              what: `Nothing says what answers a ${input.name} that violates ${constraint}.`,
            };
          }
        }
      }
    }
  },
};
