import { expect, it } from 'vitest';
import { isNewMajor, nextVersion } from '../../../src/tasks/diff/version.ts';

it.each([
  ['major', '2.0.0'],
  ['minor', '1.5.0'],
  ['patch', '1.4.3'],
] as const)('a %s change of 1.4.2 asks for %s', (impact, version) => {
  expect(nextVersion('1.4.2', impact)).toBe(version);
});

it.each([
  ['1.4.2', '1.4.2', false],
  ['1.4.2', '1.9.0', false],
  ['1.4.2', '2.0.0', true],
  ['1.4.2', '3.0.0', true],
  ['9.0.0', '10.0.0', true],
  ['2.0.0', '1.0.0', false],
])('from %s, the version %s may break callers: %s', (released, present, mayBreak) => {
  expect(isNewMajor(released, present)).toBe(mayBreak);
});
