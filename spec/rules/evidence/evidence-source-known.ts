import { type Contract, mapping } from '../reading/contract.ts';
import { evidence } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';

export const evidenceSourceKnown: Rule = {
  name: 'evidence-source-known',
  why: 'A source that nobody can look up is no evidence.',
  mend: 'Use an id of `x-sources` in storage.yaml, or add the page there.',
  example: {
    document: 'integration-v1',
    good: 'source: access-token, about: description',
    bad: 'source: token-page, about: description',
  },
  *check(contract) {
    const known = sources(contract);
    for (const kind of contract.kinds()) {
      for (const { path, raw } of contract.all(kind)) {
        for (const [index, { source }] of evidence(raw).entries()) {
          if (source !== undefined && !known.includes(String(source))) {
            yield {
              path: [...path, 'x-evidence', index, 'source'],
              what: `There is no source ${source}.`,
            };
          }
        }
      }
    }
  },
};

/** The ids of the pages that statements rest on. They stand in one document for all. */
function sources(contract: Contract): readonly string[] {
  return [contract.raw, ...contract.others].flatMap((document) =>
    Object.keys(mapping(document['x-sources'])),
  );
}
