import { isMapping, type Path } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const responseContent: Rule = {
  name: 'response-content',
  why: 'Without content and schema a client has no type for the answer and the mock makes one up.',
  mend: 'Add the content with its schema. Only a success may go without, and its description then says “The body is empty.”',
  example: {
    document: 'storage',
    good: `        application/xml:
          schema: { $ref: '#/components/schemas/StorageError' }
          examples:
            slow-down:`,
    bad: `        application/xml:
          examples:
            slow-down:`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('response')) {
      // Storage answers a stored file with no body at all, so there is no content to describe.
      const isEmpty =
        !raw['x-error-kind'] && /The body is empty\./.test(String(raw['description']));
      if (!isMapping(raw['content']) && !isEmpty) {
        yield { path, what: 'The response has no content.' };
      }
    }
    for (const { path, raw } of contract.all('mediaType')) {
      if (!isMapping(raw['schema'])) {
        yield { path, what: `The ${owner(path)} has no schema for ${path.at(-1)}.` };
      }
    }
  },
};

function owner(path: Path): string {
  return path.includes('requestBody') ? 'request body' : 'response';
}
