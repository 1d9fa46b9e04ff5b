import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allPinned, pinsHeld } from '../../spec/rules/pins.ts';
import { rules, rulesBetween } from '../../spec/rules/rules.ts';
import { lintBetween } from '../../src/tasks/lint/between.ts';
import { allRules, lintWithSpectral, ownRules } from '../../src/tasks/lint/spectral.ts';
import { beside, edited, sourceFile, sources, takenApart } from './contract-texts.ts';
import { lintSources } from './lint-sources.ts';
import { mutants } from './mutants/mutants.ts';

const all = [...rules, ...rulesBetween];
/** Only they see the table of pinned truth, which most other faults contradict as well. */
const ofTable = new Set([pinsHeld, allPinned].map(({ name }) => name));

describe('the rules of the contracts', () => {
  it('find nothing in the contracts as they are', async () => {
    const all = new Map([...sources, ...beside]);
    expect([...(await lintWithSpectral(sources)), ...lintBetween(takenApart(all))]).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

describe('a document of another shape', () => {
  const file = sourceFile('one-integration');
  it.each([
    ['      responses:\n', '      responses: 5\n      x-was:\n'],
    ['      parameters:\n', '      parameters: 5\n      x-was:\n'],
    ["        '200':\n", "        '201': null\n        '200':\n"],
    [
      '            application/json:\n',
      '            application/json: null\n            text/csv:\n',
    ],
    ['security:\n  - ', 'security: 5\nx-was:\n  - '],
  ])('%j as %j is found, and stops no rule', async (good, bad) => {
    const text = sources.get(file)?.replace(good, bad) ?? '';
    expect(text).not.toBe(sources.get(file));
    const found = await lintWithSpectral(new Map([...sources, [file, text]]), [file], allRules);
    expect(found.map(({ rule }) => rule)).toContain('oas3-schema');
  });
});

describe('each rule, and no other, catches the fault of its example', () => {
  const table: string[] = [];
  afterAll(() => console.log(table.join('\n')));

  it.each(all.map((rule) => [rule.name, rule] as const))('%s', async (name, { example }) => {
    const texts = edited(example);
    const found = ofTable.has(name)
      ? [
          ...(await lintWithSpectral(texts)),
          ...lintBetween(takenApart(new Map([...texts, ...beside]))),
        ]
      : await lintSources(texts);
    table.push(
      `${name.padEnd(28)} ${found.map(({ file, line, rule }) => `${basename(file)}:${line} ${rule}`).join(', ')}`,
    );
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set([name]));
  });
});

describe('further faults fall to their rule', () => {
  it.each(mutants)('$rule: $name', async (mutant) => {
    const isOurs = all.some(({ name }) => name === mutant.rule);
    const found = await lintSources(edited(mutant), isOurs ? ownRules : allRules);
    expect(found.map(({ rule }) => rule)).toContain(mutant.rule);
  });
});
