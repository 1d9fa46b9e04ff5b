import type { Rule } from '../reading/rule.ts';

export const apiKeysInHeaders: Rule = {
  name: 'api-keys-in-headers',
  why: 'A key in a URL or cookie ends up in access logs, histories and Referer headers.',
  mend: 'Use `type: apiKey` with `in: header`.',
  example: {
    document: 'one-integration',
    good: `      in: header
      name: x-clear-auth-token`,
    bad: `      in: query
      name: x-clear-auth-token`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('securityScheme')) {
      if (raw['type'] !== 'apiKey' || raw['in'] !== 'header') {
        yield { path: [...path, 'in'], what: `The credential ${raw['name']} is not a header.` };
      }
    }
  },
};
