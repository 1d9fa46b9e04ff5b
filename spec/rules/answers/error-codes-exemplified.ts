import { answers, mappingsIn } from '../reading/answers.ts';
import { codeSchemas, codes } from '../reading/errors.ts';
import type { Rule } from '../reading/rule.ts';

export const errorCodesExemplified: Rule = {
  name: 'error-codes-exemplified',
  why: 'A code without an example can be neither asked of the mock nor seen in the docs.',
  mend: 'Add an example whose body carries the code, under the status that it comes with.',
  example: {
    document: 'integration-v1',
    good: 'errorCode: API_QUOTA_EXCEEDED,',
    bad: 'errorCode: PERMISSION_DENIED,',
  },
  *check(contract) {
    const shown = new Set(
      answers(contract).flatMap(({ value }) => mappingsIn(value).flatMap(Object.values)),
    );
    for (const schema of codeSchemas(contract)) {
      for (const code of codes(schema)) {
        if (!shown.has(code)) {
          yield {
            path: [...schema.path, 'enum'],
            what: `No example shows the error code ${code}.`,
          };
        }
      }
    }
  },
};
