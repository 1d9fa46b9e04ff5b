import { evidence } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';

export const evidenceAboutExists: Rule = {
  name: 'evidence-about-exists',
  why: 'Evidence about a keyword that the object does not have speaks of nothing, and the whole object counts as sure.',
  mend: 'Name in `about` a keyword that stands beside `x-evidence`.',
  example: { document: 'integration-v1', good: 'about: required,', bad: 'about: mandatory,' },
  *check(contract) {
    for (const kind of contract.kinds()) {
      for (const { path, raw } of contract.all(kind)) {
        for (const [index, { about }] of evidence(raw).entries()) {
          if (about !== undefined && !(String(about) in raw)) {
            yield {
              path: [...path, 'x-evidence', index, 'about'],
              what: `There is no ${about} here.`,
            };
          }
        }
      }
    }
  },
};
