import { evidence, ownSource } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';

export const ownPageUnwritten: Rule = {
  name: 'own-page-unwritten',
  why: 'What nothing is said of rests on the document’s own page; a mark that repeats it hides those that say something else.',
  mend: 'Leave the item out. Marks stand where something is a sample, inferred, or from another page.',
  example: {
    document: 'one-integration',
    good: '      description: An object or null by its type; always null for this API.',
    bad: `      description: An object or null by its type; always null for this API.
      x-evidence: [{ basis: documented, source: one-integration-pre-sign }]`,
  },
  *check(contract) {
    const own = ownSource(contract);
    for (const kind of contract.kinds()) {
      for (const { path, raw } of contract.all(kind)) {
        const main = evidence(raw).filter((item) => !item['about']);
        const isInferred = main.some((item) => item['basis'] === 'inferred');
        for (const [index, { basis, source, about }] of evidence(raw).entries()) {
          if (basis === 'documented' && source === own && !about) {
            const what = `${path.at(-1)} is said to rest on the document's own page, as everything does.`;
            yield { path: [...path, 'x-evidence', index], what };
          }
        }
        if (isInferred && main.some((item) => item['basis'] !== 'inferred')) {
          yield {
            path: [...path, 'x-evidence'],
            what: `${path.at(-1)} is both known and inferred: \`about\` does not say which part is.`,
          };
        }
      }
    }
  },
};
