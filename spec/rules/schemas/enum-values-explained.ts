import { mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { enumKeys } from '../reading/schema.ts';

export const enumValuesExplained: Rule = {
  name: 'enum-values-explained',
  why: 'A value whose meaning stands nowhere is guessed at, and the docs show an empty row.',
  mend: 'Give each value of the enum, null included, one sentence in `x-enumDescriptions`, and no other.',
  example: {
    document: 'integration-v1',
    good: `        XLSX: An Excel workbook of 2007 or later.
        XLS: An Excel workbook of 97 to 2003.`,
    bad: `        XLSX: An Excel workbook of 2007 or later.`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      const values = enumKeys(raw);
      const explained = Object.keys(mapping(raw['x-enumDescriptions']));
      for (const value of values.filter((value) => !explained.includes(value))) {
        yield { path: [...path, 'enum'], what: `The enum value ${value} is not explained.` };
      }
      for (const value of explained.filter((value) => !values.includes(value))) {
        yield {
          path: [...path, 'x-enumDescriptions', value],
          what: `${value} is explained, but is no value of the enum.`,
        };
      }
    }
  },
};
