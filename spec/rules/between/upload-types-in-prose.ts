import { type Contract, mapping } from '../reading/contract.ts';
import type { RuleBetween } from '../reading/rule.ts';
import { prose } from '../reading/texts.ts';
import { uploadTypes } from '../reading/uploads.ts';

export const uploadTypesInProse: RuleBetween = {
  name: 'upload-types-in-prose',
  why: 'The two APIs want different types for one CSV; a sentence that mixes them up costs its reader an unexplained 403.',
  mend: 'Name for each API the Content-Type that its `x-upload-content-types` gives for a CSV.',
  example: {
    document: 'storage',
    good: '`text/csv` for One Integration',
    bad: '`text/plain` for One Integration',
  },
  *check(contracts) {
    const apis = [...contracts.values()].map((contract) => ({
      title: title(contract),
      type: uploadTypes(contract)['csv'],
    }));
    for (const [document, contract] of contracts) {
      for (const { path, text } of prose(contract)) {
        for (const { title, type } of apis) {
          const named = new RegExp(`\`([a-z]+/[a-z0-9.+-]+)\` for ${title}\\b`);
          const [said, given] = named.exec(text) ?? [];
          if (said && type && given !== type) {
            yield { document, path, what: `“${said}”: the API’s table says ${type}.` };
          }
        }
      }
    }
  },
};

/** The name of the API, without the word for what its one operation does. */
function title({ raw }: Contract): string {
  return String(mapping(raw['info'])['title']).replace(/ pre-sign$/, '');
}
