import { mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const errorKindStated: Rule = {
  name: 'error-kind-stated',
  why: 'Clients decide by kind, also whether a retry can help; without one they give up on a hiccup or call a refusal a success.',
  mend: 'Give each error response `x-error-kind`, and no other.',
  example: {
    document: 'one-integration',
    good: `          description: Forbidden.
          x-error-kind: permission-denied`,
    bad: `          description: Forbidden.`,
  },
  *check(contract) {
    for (const { path, resolved } of contract.all('operation')) {
      for (const [status, response] of Object.entries(mapping(resolved['responses']))) {
        // `default` stands for what is not documented, and a success is.
        const isError = status === 'default' || Number(status.replaceAll('X', '0')) >= 300;
        if (isError !== 'x-error-kind' in mapping(response)) {
          const fault = isError
            ? 'lacks its kind of error'
            : 'is no error, but has a kind of error';
          yield { path: [...path, 'responses', status], what: `Status ${status} ${fault}.` };
        }
      }
    }
  },
};
