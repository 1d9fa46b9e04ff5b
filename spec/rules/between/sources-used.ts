import { mapping } from '../reading/contract.ts';
import { evidence } from '../reading/evidence.ts';
import type { RuleBetween } from '../reading/rule.ts';

export const sourcesUsed: RuleBetween = {
  name: 'sources-used',
  why: 'A page that no statement rests on makes the contract look better founded than it is.',
  mend: 'Name the source in the evidence of what it says, or remove it.',
  example: {
    document: 'storage',
    good: `x-sources:
`,
    bad: `x-sources:
  status-page:
    title: Clear, service status
    url: https://docs.cleartax.in/cleartax-docs/status
`,
  },
  *check(contracts) {
    const used = new Set<unknown>();
    for (const contract of contracts.values()) {
      for (const kind of contract.kinds()) {
        for (const { raw } of contract.all(kind)) {
          for (const { source } of evidence(raw)) used.add(source);
        }
      }
    }
    for (const [document, contract] of contracts) {
      for (const id of Object.keys(mapping(contract.raw['x-sources']))) {
        if (!used.has(id)) {
          yield { document, path: ['x-sources', id], what: `Nothing rests on the source ${id}.` };
        }
      }
    }
  },
};
