import { mapping } from '../reading/contract.ts';
import type { RuleBetween } from '../reading/rule.ts';
import { uploadTypes } from '../reading/uploads.ts';

export const uploadTypesUsed: RuleBetween = {
  name: 'upload-types-used',
  why: 'A media type that no API asks for is one that no URL is signed for: storage refuses it.',
  mend: 'Remove it from the upload’s request body, or add it to the API’s `x-upload-content-types`.',
  example: {
    document: 'storage',
    good: `          content:
            text/csv:`,
    bad: `          content:
            text/tab-separated-values:
              schema: { type: string, contentMediaType: text/tab-separated-values, description: A file with tabs. }
            text/csv:`,
  },
  *check(contracts) {
    const asked = [...contracts.values()].flatMap((contract) =>
      Object.values(uploadTypes(contract)),
    );
    for (const [document, contract] of contracts) {
      for (const { path, raw } of contract.all('requestBody')) {
        for (const type of Object.keys(mapping(raw['content']))) {
          if (!asked.includes(type)) {
            yield { document, path: [...path, 'content', type], what: `No API asks for ${type}.` };
          }
        }
      }
    }
  },
};
