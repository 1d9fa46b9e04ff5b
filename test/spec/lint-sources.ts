import { lintBetween } from '../../src/tasks/lint/between.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { allRules, lintWithSpectral, ownRules } from '../../src/tasks/lint/spectral.ts';
import { sourceFile, sources, takenApart } from './contract-texts.ts';

/**
 * Lints sources of which some differ from the real ones: those with the given rules, and what refers to
 * them with ours, since Spectral's own look at one file only.
 */
export async function lintSources(
  texts: ReadonlyMap<string, string>,
  rules = allRules,
  beside: ReadonlyMap<string, string> = new Map(),
): Promise<readonly Finding[]> {
  const changed = [...texts.keys()].filter((file) => texts.get(file) !== sources.get(file));
  const referring = changed.includes(sourceFile('storage'))
    ? [...texts.keys()].filter((file) => !changed.includes(file))
    : [];
  return [
    ...(await lintWithSpectral(texts, changed, rules)),
    ...(await lintWithSpectral(texts, referring, ownRules)),
    ...lintBetween(takenApart(new Map([...texts, ...beside]))),
  ];
}
