import { isMapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const credentialMasked: Rule = {
  name: 'credential-masked',
  why: 'Clients and mock mask and check credentials by these two keys; without them a token reaches a log.',
  mend: 'Add `x-sensitive: whole`, and in `x-schema` what a value must look like.',
  example: {
    document: 'one-integration',
    good: `another header name.
      x-sensitive: whole`,
    bad: 'another header name.',
  },
  *check(contract) {
    for (const { path, raw } of contract.all('securityScheme')) {
      if (raw['x-sensitive'] !== 'whole') {
        yield { path, what: `The credential ${raw['name']} is not marked as a secret.` };
      }
      if (!isMapping(raw['x-schema'])) {
        yield { path, what: `The credential ${raw['name']} has no shape.` };
      }
    }
  },
};
