import { isMapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const secretUrl: Rule = {
  name: 'secret-url',
  why: 'A pre-signed URL is a bearer secret that expires and whose length nobody bounds; code masks, times and stores it by these keys.',
  mend: 'Add `x-sensitive: query` and `x-expires-in`, and leave out maxLength, pattern and enum.',
  example: {
    document: 'one-integration',
    good: `          x-sensitive: query
`,
    bad: '',
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      if (raw['format'] !== 'uri') continue;
      const name = path.at(-1);
      if (raw['x-sensitive'] !== 'query') {
        yield { path, what: `The URL ${name} is not marked as a secret.` };
      }
      if (!isMapping(raw['x-expires-in'])) yield { path, what: `The URL ${name} has no lifetime.` };
      for (const bound of ['maxLength', 'pattern', 'enum'].filter((bound) => bound in raw)) {
        yield { path: [...path, bound], what: `The URL ${name} has a ${bound}.` };
      }
    }
  },
};
