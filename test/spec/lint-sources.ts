import ruleset from '../../spec/rules/ruleset.mjs';
import { spectralRules } from '../../spec/rules/spectral-rules.ts';
import { lintBetween } from '../../src/tasks/lint/between.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { lintWithSpectral, rulesOf } from '../../src/tasks/lint/spectral.ts';
import { sourceFile, sources, takenApart } from './contract-texts.ts';

type Texts = ReadonlyMap<string, string>;

const ownRules = rulesOf({ rules: spectralRules });
const withoutOurs = Object.keys(spectralRules).map((name) => [name, 'off']);
const stockRules = rulesOf({ extends: ruleset, rules: Object.fromEntries(withoutOurs) });

/**
 * Lints with our rules, which take a tenth of the time, the sources that differ from the real ones, then what
 * refers to them: whoever looks for one finding goes no further than to it.
 */
export async function* lintWithOurs(texts: Texts) {
  yield* await lintChanged(texts);
  yield* await lintAround(texts);
}

/** Lints with our rules the sources that differ from the real ones, each by itself. */
export function lintChanged(texts: Texts): Promise<readonly Finding[]> {
  return lintWithSpectral(texts, changedIn(texts), ownRules);
}

/** Lints with our rules what a change is seen from: all sources together, and those that refer to a changed one. */
export async function lintAround(texts: Texts, beside: Texts = new Map()) {
  const changed = changedIn(texts);
  const isShared = changed.includes(sourceFile('storage'));
  const referring = [...texts.keys()].filter((file) => isShared && !changed.includes(file));
  return [
    ...lintBetween(takenApart(new Map([...texts, ...beside]))),
    ...(await lintWithSpectral(texts, referring, ownRules)),
  ];
}

/** Lints with Spectral's own rules the sources that differ from the real ones: they look at one file only. */
export function lintWithStock(texts: Texts): Promise<readonly Finding[]> {
  return lintWithSpectral(texts, changedIn(texts), stockRules);
}

function changedIn(texts: Texts): readonly string[] {
  return [...texts.keys()].filter((file) => texts.get(file) !== sources.get(file));
}
