import { expect, test } from 'vitest';
import { contracts, presigns, storage } from '../../src/cli/check/contract.ts';
import { operationPlace } from '../../src/cli/check/places.ts';
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
  expect(contract && why(contract, '/info/description')).toBe('no case is about it');
});

test('what no call of the check can show is told with the reason', () => {
  const [contract] = Object.values(presigns);
  if (!contract) throw new Error('No API gives URLs.');
  expect(why(contract, '/paths/~1new/get/x-faults')).toBe('only the call that gives URLs is made');
  expect(why(contract, `${operationPlace(contract)}/x-retryable`)).toBe(
    'no answer tells what a second call spoils',
  );
});
