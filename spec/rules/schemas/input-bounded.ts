import { type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { types } from '../reading/schema.ts';

export const inputBounded: Rule = {
  name: 'input-bounded',
  why: 'An input without a bound is tested by nobody and refused by somebody, later and with a worse message.',
  mend: 'State maxLength, maxItems or minimum and maximum, or an enum; where the owner states none, one that must hold, as inferred.',
  example: {
    document: 'storage',
    good: 'minimum: 0, maximum: 5368709120 }',
    bad: 'minimum: 0 }',
  },
  *check(contract) {
    for (const { path, resolved } of contract.all('parameter')) {
      const missing = missingBound(mapping(resolved['schema']));
      if (missing)
        yield {
          path: [...path, 'schema'],
          what: `The input ${resolved['name']} has no ${missing}.`,
        };
    }
  },
};

// The bytes of an upload are bounded by its Content-Length, and a credential is opaque: neither is here.
function missingBound(schema: Mapping): string | undefined {
  if ('enum' in schema || 'const' in schema) return undefined;
  const [type] = types(schema);
  if (type === 'string') return 'maxLength' in schema ? undefined : 'maxLength';
  if (type === 'array') return 'maxItems' in schema ? undefined : 'maxItems';
  if (type === 'boolean') return undefined;
  if (type === 'integer' || type === 'number') {
    return ['minimum', 'maximum'].find((bound) => !(bound in schema));
  }
  return 'type';
}
