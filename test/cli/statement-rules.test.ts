import { expect, test } from 'vitest';
import { apis, upload } from '../../src/cli/check/apis.ts';
import { withoutRule } from '../../src/cli/check/statements.ts';

const contracts = [...Object.entries(apis), ['storage', upload] as const];

test.each(contracts)('check knows what would show each statement of %s', (name, { inferred }) => {
  expect(inferred.length).toBeGreaterThan(5);
  expect(withoutRule(name, inferred)).toEqual([]);
});

test('a statement that nobody wrote a rule for is told as not seen', () => {
  const statement = { pointer: '/paths/~1new/get/x-faults', statement: 'Faults are checked.' };
  expect(withoutRule('one-integration', [statement])).toEqual(['/paths/~1new/get/x-faults']);
});
