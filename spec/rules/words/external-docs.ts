import { isMapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const externalDocs: Rule = {
  name: 'external-docs',
  why: 'A reader who doubts the contract must be able to look at the page that it was made from.',
  mend: 'Link each operation with `externalDocs` to one of the pages in `x-sources`, and say which page it is.',
  example: {
    document: 'storage',
    good: `PresignedUrlUploadObject.html
        security: []`,
    bad: `Welcome.html
        security: []`,
  },
  *check(contract) {
    const pages = [contract.raw, ...contract.others]
      .flatMap((document) => Object.values(mapping(document['x-sources'])))
      .map((source) => mapping(source)['url']);
    for (const { path, raw } of contract.all('operation')) {
      if (!isMapping(raw['externalDocs'])) yield { path, what: 'The operation links to no page.' };
    }
    for (const { path, raw } of contract.all('externalDocs')) {
      if (!raw['description']) yield { path, what: 'The link does not say where it leads.' };
      if (!pages.includes(raw['url'])) {
        yield { path: [...path, 'url'], what: `${raw['url']} is none of the sources.` };
      }
    }
  },
};
