import { list, type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { inside } from '../reading/schema.ts';

export const errorSays: Rule = {
  name: 'error-says',
  why: 'Clients and pages find the owner’s words in a body by this key alone; without it an error has no reason.',
  mend: 'Put `x-error: message` on the property that holds the owner’s message, and `x-error: code` where there is a code.',
  example: {
    document: 'storage',
    good: 'Message: { type: string, x-error: message,',
    bad: 'Message: { type: string,',
  },
  *check(contract) {
    for (const { path, resolved } of contract.all('operation')) {
      for (const [status, response] of Object.entries(mapping(resolved['responses']))) {
        if (!('x-error-kind' in mapping(response))) continue;
        for (const [mediaType, content] of Object.entries(mapping(mapping(response)['content']))) {
          const schema = mapping(mapping(content)['schema']);
          if (!Object.keys(schema).length) continue;
          for (const body of alternatives(schema)) {
            if (says(body).includes('message')) continue;
            yield {
              path: [...path, 'responses', status, 'content', mediaType, 'schema'],
              what: `Nothing says where a body of ${status} has the owner’s message.`,
            };
          }
        }
      }
    }
  },
};

function alternatives(schema: Mapping): readonly Mapping[] {
  const variants = list(schema['oneOf'] ?? schema['anyOf']);
  return variants.length ? variants.map(mapping) : [schema];
}

/** What the schema and those inside of it say of the owner's words. */
function says(schema: Mapping, depth = 6): readonly unknown[] {
  if (!depth) return [];
  const inner = Object.values(inside(schema)).map(mapping);
  return [schema['x-error'], ...inner.flatMap((one) => says(one, depth - 1))];
}
