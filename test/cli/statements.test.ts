import { expect, test } from 'vitest';
import { contracts, storage } from '../../src/cli/check/contract.ts';
import { ruleOf } from '../../src/cli/check/statements.ts';

/** Why a statement is not seen when nothing was sent. */
const why = (contract: (typeof contracts)[number], pointer: string) =>
  ruleOf(contract, { pointer, statement: '' })({ baseUrl: '', mock: false, results: [] }).why;

test.each(contracts.map((contract) => ({ id: contract.id, contract })))(
  'check knows what would show each statement of $id, but for what takes an own signature or a wait',
  ({ contract }) => {
    const { inferred } = contract;
    expect(inferred.length).toBeGreaterThan(5);
    const unruled = inferred.filter(
      ({ pointer }) => why(contract, pointer) === 'no case is about it',
    );
    expect(unruled.map(({ pointer }) => pointer.replace(/.*\//, ''))).toEqual(
      contract === storage ? ['x-clock-skew', 'description'] : [],
    );
  },
);

test('a statement that no case is about is told as not seen', () => {
  const [contract] = contracts;
  expect(contract && why(contract, '/paths/~1new/get/x-faults')).toBe('no case is about it');
});
