import { mapping } from '../reading/contract.ts';
import { codeSchemas, codes } from '../reading/errors.ts';
import type { Rule } from '../reading/rule.ts';

export const errorKindsComplete: Rule = {
  name: 'error-kinds-complete',
  why: 'A code without a kind falls back to its status’s kind, which for a 200 or a mixed 403 is the wrong one.',
  mend: 'Give each code of the enum its kind in `x-error-kinds`, and no other.',
  example: {
    document: 'integration-v1',
    good: `        API_QUOTA_EXCEEDED: quota-exceeded
        PERMISSION_DENIED: permission-denied`,
    bad: `        API_QUOTA_EXCEEDED: quota-exceeded`,
  },
  *check(contract) {
    for (const schema of codeSchemas(contract)) {
      const listed = codes(schema);
      const kinds = Object.keys(mapping(schema.raw['x-error-kinds']));
      for (const code of listed.filter((code) => !kinds.includes(code))) {
        yield {
          path: [...schema.path, 'x-error-kinds'],
          what: `The error code ${code} has no kind.`,
        };
      }
      for (const code of kinds.filter((code) => !listed.includes(code))) {
        yield {
          path: [...schema.path, 'x-error-kinds', code],
          what: `${code} has a kind, but is no value of the enum.`,
        };
      }
    }
  },
};
