import { list, mapping } from '../reading/contract.ts';
import { isDocumented } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';

export const documentedStatuses: Rule = {
  name: 'documented-statuses',
  why: 'A caller relies on the statuses of the owner’s page; one that is lost here is lost in every client, mock and page.',
  mend: 'Describe every status of `x-documented-statuses`, mark it documented, and mark every other one as inferred.',
  example: { document: 'integration-v1', good: "'403':", bad: "'402':" },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      const documented = list(raw['x-documented-statuses']).map(String);
      const responses = mapping(resolved['responses']);
      if (!documented.length) {
        yield { path, what: 'The operation does not say which statuses the owner documents.' };
      }
      for (const status of documented) {
        if (!responses[status]) {
          yield {
            path: [...path, 'responses'],
            what: `The documented status ${status} is not described.`,
          };
        }
      }
      for (const [status, response] of Object.entries(responses)) {
        if (isDocumented(mapping(response)) !== documented.includes(status)) {
          const word = documented.includes(status)
            ? 'is documented, but its evidence does not say so'
            : 'is marked documented, but is not among the documented statuses';
          yield { path: [...path, 'responses', status], what: `Status ${status} ${word}.` };
        }
      }
    }
  },
};
