import { mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

/** What can pass by itself: a fault of the server, and a connection that broke. */
const passing = new Set<unknown>(['server-fault', 'connection']);

export const errorKindStated: Rule = {
  name: 'error-kind-stated',
  why: 'Clients decide by kind and by whether a retry can help; a wrong word makes them hammer a refusal or give up on a hiccup.',
  mend: 'Give each error response `x-error-kind` and `x-retryable`: true for a server fault or a broken connection, else false.',
  example: {
    document: 'one-integration',
    good: `          description: Forbidden.
          x-error-kind: permission-denied
          x-retryable: false`,
    bad: `          description: Forbidden.
          x-error-kind: permission-denied`,
  },
  *check(contract) {
    for (const { path, resolved } of contract.all('operation')) {
      for (const [status, response] of Object.entries(mapping(resolved['responses']))) {
        const isError = Number(status) >= 300;
        const stated = ['x-error-kind', 'x-retryable'].filter((key) => key in mapping(response));
        if (stated.length !== (isError ? 2 : 0)) {
          const fault = isError
            ? 'lacks its kind of error, or whether a retry can help'
            : 'is no error, but has a kind of error';
          yield { path: [...path, 'responses', status], what: `Status ${status} ${fault}.` };
        }
      }
    }
    for (const { path, raw } of [
      ...contract.all('response'),
      ...contract.all('schema'),
      ...contract.all('example'),
    ]) {
      const [kind, retryable] = [raw['x-error-kind'], raw['x-retryable']];
      if (kind !== undefined && retryable !== undefined && retryable !== passing.has(kind)) {
        yield {
          path: [...path, 'x-retryable'],
          what: `A ${kind} is said ${retryable ? '' : 'not '}to be worth a retry.`,
        };
      }
    }
  },
};
