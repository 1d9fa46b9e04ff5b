import { spectralRule } from './reading/spectral.ts';
import { rules } from './rules.ts';

/** Our rules for one document, as Spectral takes them. */
export const spectralRules = Object.fromEntries(
  rules.map((rule) => [rule.name, spectralRule(rule)]),
);
