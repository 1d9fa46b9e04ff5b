import { describe, expect, it } from 'vitest';
import { applied, consistentEdits, findings, originals } from './consistent-edits.ts';

// One of every kind of wrong ones, and all that are harmless; `npm run bench -- consistent-edits` makes them all.
const kinds = new Map(consistentEdits.toReversed().map((edit) => [edit.kind, edit]));
const wrong = [...kinds.values()].filter(({ kind }) => kind !== 'harmless');
const harmless = consistentEdits.filter(({ kind }) => kind === 'harmless');

describe('a wrong edit that agrees with itself is found', () => {
  it.each(wrong)('$kind: $name', async (edit) => {
    const { value } = await findings(applied(originals, edit)).next();
    expect(value).toBeDefined();
  });
});

it('edits that say nothing else are not found', async () => {
  expect(harmless.length).toBeGreaterThan(12);
  const { value } = await findings(harmless.reduce(applied, originals)).next();
  expect(value).toBeUndefined();
});

describe('an edit that changes nothing is named', () => {
  it.each([
    ['a place that is not there', { at: '/info/nothing', remove: true }],
    ['a text that is not there', { replace: ['no such words', 'others'] }],
    ['a value that stands there already', { at: '/info/version', set: '1.0.0' }],
  ] as const)('for %s', (_, step) => {
    const edit = { kind: 'none', name: 'An idle edit', edits: [{ in: 'storage', ...step }] };
    expect(() => applied(originals, edit)).toThrow(
      '“An idle edit” changes nothing in spec/storage.yaml',
    );
  });
});
