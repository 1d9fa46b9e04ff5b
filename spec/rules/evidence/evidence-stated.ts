import { evidence } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';

const kinds = [
  'server',
  'operation',
  'parameter',
  'header',
  'securityScheme',
  'response',
  'example',
] as const;

export const evidenceStated: Rule = {
  name: 'evidence-stated',
  why: 'Without it a reader takes a guess of ours for a promise of the owner’s.',
  mend: 'Add `x-evidence`: documented or sample with its source, or inferred with a statement that can be measured.',
  example: {
    document: 'one-integration',
    good: `for instance "generated pre-sign url successfully". Always returned.
      x-evidence:
        - { basis: documented, source: one-integration-pre-sign }`,
    bad: `for instance "generated pre-sign url successfully". Always returned.`,
  },
  *check(contract) {
    const named = contract
      .all('schema')
      .filter(({ path }) => path[0] === 'components' && path.length === 3);
    for (const { path, raw } of [...kinds.flatMap((kind) => contract.all(kind)), ...named]) {
      const main = evidence(raw).filter((item) => !item['about']);
      const isInferred = main.some((item) => item['basis'] === 'inferred');
      if (!evidence(raw).length) {
        yield { path, what: `Nothing says how ${path.at(-1)} is known.` };
      } else if (isInferred && main.some((item) => item['basis'] !== 'inferred')) {
        yield {
          path: [...path, 'x-evidence'],
          what: `${path.at(-1)} is both known and inferred: \`about\` does not say which part is.`,
        };
      }
    }
  },
};
