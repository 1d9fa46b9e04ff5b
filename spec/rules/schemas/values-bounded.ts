import { type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { types } from '../reading/schema.ts';

export const valuesBounded: Rule = {
  name: 'values-bounded',
  why: 'A parameter or header without a bound is tested by nobody and refused by somebody, later and with a worse message.',
  mend: 'State maxLength, a pattern, maxItems or minimum and maximum (above 32 bits with format int64), or an enum; where the owner states none, one that must hold, as inferred.',
  example: {
    document: 'storage',
    good: 'format: int64, minimum: 0,',
    bad: 'format: int64,',
  },
  *check(contract) {
    for (const { path, resolved } of [...contract.all('parameter'), ...contract.all('header')]) {
      const missing = missingBound(mapping(resolved['schema']));
      const name = resolved['name'] ?? path.at(-1);
      if (missing) yield { path: [...path, 'schema'], what: `${name} has no ${missing}.` };
    }
  },
};

const greatestInt32 = 2 ** 31 - 1;

// The bytes of an upload are bounded by its Content-Length, and a credential is opaque: neither is here.
function missingBound(schema: Mapping): string | undefined {
  if ('enum' in schema || 'const' in schema) return undefined;
  const [type] = types(schema);
  if (type === 'boolean') return undefined;
  if (type === 'string')
    return 'pattern' in schema || 'maxLength' in schema ? undefined : 'maxLength';
  if (type === 'array') return 'maxItems' in schema ? undefined : 'maxItems';
  if (type !== 'integer' && type !== 'number') return 'type';
  const isLarge = Number(schema['maximum']) > greatestInt32 && schema['format'] !== 'int64';
  return isLarge ? 'format: int64' : ['minimum', 'maximum'].find((bound) => !(bound in schema));
}
