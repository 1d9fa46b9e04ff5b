import type { Rule } from '../reading/rule.ts';

/** What clients and mock can read: JSON, a bare word, and the XML of storage. */
const known = ['application/json', 'application/problem+json', 'text/plain', 'application/xml'];

export const mediaTypesKnown: Rule = {
  name: 'media-types-known',
  why: 'A client picks its reader by the media type; an answer of another one arrives as bytes that nobody looks at.',
  mend: `Use ${known.join(', ')}, or teach clients and mock the new one and add it to this rule.`,
  example: {
    document: 'one-integration',
    good: 'text/plain:',
    bad: 'text/plian:',
  },
  *check(contract) {
    for (const { path } of contract.all('mediaType')) {
      const type = String(path.at(-1));
      // What an upload may carry is in the tables of the APIs.
      if (!path.includes('requestBody') && !known.includes(type)) {
        yield { path, what: `Nobody reads ${type}.` };
      }
    }
  },
};
