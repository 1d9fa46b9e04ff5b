import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allPinned, pinsHeld } from '../../spec/rules/pins.ts';
import type { Edit } from '../../spec/rules/reading/rule.ts';
import { rules, rulesBetween } from '../../spec/rules/rules.ts';
import ruleset from '../../spec/rules/ruleset.mjs';
import { spectralRules } from '../../spec/rules/spectral-rules.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { lintWithSpectral, rulesOf } from '../../src/tasks/lint/spectral.ts';
import { beside, edited, sourceFile, sources } from './contract-texts.ts';
import { lintAround, lintChanged, lintWithOurs, lintWithStock } from './lint-sources.ts';
import { mutants } from './mutants/mutants.ts';

const all = [...rules, ...rulesBetween];
/** Only they see the table of pinned truth, which most other faults contradict as well. */
const ofTable = new Set([pinsHeld, allPinned].map(({ name }) => name));

describe('the rules of the contracts', () => {
  it('have names of their own', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

describe('a document of another shape', () => {
  const oursAndShape = rulesOf({
    extends: [[ruleset, 'off']],
    rules: { 'oas3-schema': true, ...spectralRules },
  });
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
    const texts = new Map([...sources, [file, text]]);
    const found = await lintWithSpectral(texts, [file], oursAndShape);
    expect(found.map(({ rule }) => rule)).toContain('oas3-schema');
  });
});

describe('each rule, and no other, catches the fault of its example', () => {
  const shown: string[] = [];
  afterAll(() => console.log(shown.join('\n')));

  const show = (name: string, found: readonly Finding[]) => {
    const places = found.map(({ file, line, rule }) => `${basename(file)}:${line} ${rule}`);
    shown.push(`${name.padEnd(28)} ${places.join(', ')}`);
    return new Set(found.map(({ rule }) => rule));
  };

  it.each(rules.map((rule) => [rule.name, rule] as const))('%s', async (name, { example }) => {
    expect(show(name, await lintChanged(edited(example)))).toEqual(new Set([name]));
  });

  it.each(rulesBetween.map((rule) => [rule.name, rule] as const))(
    '%s, in all documents together',
    async (name, { example }) => {
      const texts = edited(example);
      const around = await lintAround(texts, ofTable.has(name) ? beside : undefined);
      expect(show(name, [...(await lintChanged(texts)), ...around])).toEqual(new Set([name]));
    },
  );

  it('and none of Spectral’s', async () => {
    for (const texts of together(all)) expect(await lintWithStock(texts)).toEqual([]);
  });

  it('and that of one document is seen there alone', async () => {
    for (const texts of together(rules)) expect(await lintAround(texts)).toEqual([]);
  });
});

/** The sources with the examples of these rules; two that change the same words stand in two texts. */
function* together(some: readonly { readonly example: Edit }[]) {
  for (let left = some.map(({ example }) => example); left.length; ) {
    const later: Edit[] = [];
    yield left.reduce((texts, example) => {
      if (texts.get(sourceFile(example.document))?.includes(example.good))
        return edited(example, texts);
      later.push(example);
      return texts;
    }, sources);
    left = later;
  }
}

describe('further faults fall to their rule', () => {
  it.each(mutants)('$rule: $name', async (mutant) => {
    const isOurs = all.some(({ name }) => name === mutant.rule);
    const found = new Set<string>();
    const lint = isOurs ? lintWithOurs(edited(mutant)) : await lintWithStock(edited(mutant));
    for await (const { rule } of lint) {
      found.add(rule);
      if (rule === mutant.rule) break;
    }
    expect([...found]).toContain(mutant.rule);
  });
});
