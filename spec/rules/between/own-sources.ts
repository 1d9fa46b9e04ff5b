import { evidence } from '../reading/evidence.ts';
import { isForeign, ownPage, pages } from '../reading/own-page.ts';
import type { RuleBetween } from '../reading/rule.ts';

export const ownSources: RuleBetween = {
  name: 'own-sources',
  why: 'The two APIs are twins whose pages differ in every detail; a fact of one that rests on the other’s page is a mix-up.',
  mend: 'Name the page of the document’s own API, or one that both share.',
  example: {
    document: 'integration-v1',
    good: '{ basis: documented, source: integration-v1-upload, about: x-limits }',
    bad: '{ basis: documented, source: one-integration-upload, about: x-limits }',
  },
  *check(contracts) {
    const known = pages(contracts);
    const owns = [...contracts].flatMap(([, contract]) => ownPage(contract, known) ?? []);
    for (const [document, contract] of contracts) {
      const own = ownPage(contract, known);
      const foreign = known.filter((page) => own && isForeign(page, own, owns));
      for (const kind of contract.kinds()) {
        for (const { path, raw } of contract.all(kind)) {
          for (const [index, { source }] of evidence(raw).entries()) {
            const page = foreign.find(({ id }) => id === source);
            if (page) {
              yield {
                document,
                path: [...path, 'x-evidence', index, 'source'],
                what: `${page.title} (${page.id}) is a page of the other API.`,
              };
            }
          }
        }
      }
    }
  },
};
