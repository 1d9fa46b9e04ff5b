import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unreadable } from '../../src/tasks/lint/readable.ts';
import { applied, consistentEdits, type Texts } from './consistent-edits.ts';

const files = new Set(consistentEdits.flatMap(({ edits }) => edits.flatMap((step) => step.in)));
const texts: Texts = new Map(
  [...files].map((file) => [file, readFileSync(`spec/${file}.yaml`, 'utf8')]),
);

describe('the consistent edits of the contracts', () => {
  it.each(consistentEdits)('$kind: $name', (edit) => {
    const after = applied(texts, edit);
    expect(after).not.toEqual(texts);
    expect([...after].map(([file, text]) => unreadable(file, text))).toEqual(
      [...after].map(() => undefined),
    );
  });

  it('have names of their own', () => {
    expect(new Set(consistentEdits.map(({ name }) => name)).size).toBe(consistentEdits.length);
  });
});

describe('an edit that changes nothing is named', () => {
  it.each([
    ['a place that is not there', { at: '/info/nothing', remove: true }],
    ['a text that is not there', { replace: ['no such words', 'others'] }],
    ['a value that stands there already', { at: '/info/version', set: '1.0.0' }],
  ] as const)('for %s', (_, step) => {
    const edit = { kind: 'none', name: 'An idle edit', edits: [{ in: 'storage', ...step }] };
    expect(() => applied(texts, edit)).toThrow(
      '“An idle edit” changes nothing in spec/storage.yaml',
    );
  });
});
