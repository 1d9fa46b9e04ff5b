import { mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { prose } from '../reading/texts.ts';

export const contentTypesInProse: Rule = {
  name: 'content-types-in-prose',
  why: 'The Content-Type of a CSV differs between the two APIs and the wrong one is refused, so no sentence may name the other’s.',
  mend: 'Name the Content-Type that `x-upload-content-types` gives for the file.',
  example: {
    document: 'integration-v1',
    good: '`application/vnd.ms-excel` for a CSV',
    bad: '`text/csv` for a CSV',
  },
  *check(contract) {
    for (const { raw } of contract.all('operation')) {
      const stated = mapping(raw['x-upload-content-types']);
      for (const { path, text } of prose(contract)) {
        for (const [said, type, file = ''] of text.matchAll(
          /`([a-z]+\/[a-z0-9.+-]+)` for an? (CSV|XLS|XLSX|ZIP)\b/g,
        )) {
          const right = stated[file.toLowerCase()];
          if (right !== undefined && right !== type) {
            yield {
              path,
              what: `“${said}”: x-upload-content-types says ${right}.`,
            };
          }
        }
      }
    }
  },
};
