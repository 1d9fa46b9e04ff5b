import { allowedOn, extensions } from '../reading/extensions.ts';
import type { Rule } from '../reading/rule.ts';

export const knownExtensions: Rule = {
  name: 'known-extensions',
  why: 'A misspelt or misplaced x- key is a fact that no code ever reads, and nothing else would notice.',
  mend: 'Use a key of extensions.schema.json on an object of its `allowedOn`, or describe the new key there.',
  example: {
    document: 'integration-v1',
    good: '      x-schema: { type: string, minLength: 1 }',
    bad: `      x-quota: 288
      x-schema: { type: string, minLength: 1 }`,
  },
  *check(contract) {
    for (const { path, key, kind } of extensions(contract)) {
      const places = allowedOn(key);
      if (!places) yield { path: [...path, key], what: `Nothing reads the key ${key}.` };
      else if (!places.includes(kind)) {
        yield {
          path: [...path, key],
          what: `${key} stands on a ${kind}, where nothing reads it; it belongs on a ${places.join(' or ')}.`,
        };
      }
    }
  },
};
