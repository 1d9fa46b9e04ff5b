import { list, type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const uploadBody: Rule = {
  name: 'upload-body',
  why: 'Storage takes raw bytes of a length that it is told, up to a limit; a schema that says otherwise makes clients encode or stream.',
  mend: 'Demand Content-Length with the limit of `x-limits` as its maximum, and give each media type `type: string` and its own name as `contentMediaType`.',
  example: {
    document: 'storage',
    good: 'minimum: 0, maximum: 5368709120 }',
    bad: 'minimum: 0, maximum: 53687091200 }',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      const limit = mapping(raw['x-limits'])['bodyBytes'];
      if (limit !== undefined && lengthLimit(resolved) !== limit) {
        yield {
          path: [...path, 'parameters'],
          what: `No Content-Length holds the body to ${limit} bytes.`,
        };
      }
      const content = mapping(mapping(raw['requestBody'])['content']);
      for (const [type, described] of Object.entries(content)) {
        const schema = mapping(mapping(described)['schema']);
        if (schema['type'] !== 'string' || schema['contentMediaType'] !== type) {
          const place = [...path, 'requestBody', 'content', type, 'schema'];
          yield {
            path: place,
            what: `The body of type ${type} is not described as its raw bytes.`,
          };
        }
      }
    }
  },
};

function lengthLimit(operation: Mapping): unknown {
  const length = list(operation['parameters'])
    .map(mapping)
    .find(({ name, required }) => name === 'Content-Length' && required === true);
  return mapping(length?.['schema'])['maximum'];
}
