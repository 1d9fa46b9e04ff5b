import { answerRules } from './answers.ts';
import { clients } from './clients.ts';
import { evidenceRules, evidenceRulesBetween } from './evidence.ts';
import { extensionRules } from './extensions.ts';
import { faultRules } from './faults.ts';
import { figureRules } from './figures.ts';
import { allPinned, pinsHeld } from './pins.ts';
import type { Rule, RuleBetween, RuleText } from './reading/rule.ts';
import { schemaRules } from './schemas.ts';
import { secretRules } from './secrets.ts';
import { uploadRules, uploadRulesBetween } from './uploads.ts';
import { wordRules } from './words.ts';

/** Our rules for one document, by what they protect. */
export const rulesBySubject: Readonly<Record<string, readonly Rule[]>> = {
  answers: answerRules,
  schemas: schemaRules,
  secrets: secretRules,
  faults: faultRules,
  uploads: uploadRules,
  figures: figureRules,
  extensions: extensionRules,
  clients,
  evidence: evidenceRules,
  words: wordRules,
};

/** Our rules for one document. */
export const rules: readonly Rule[] = Object.values(rulesBySubject).flat();

/** Our rules that only all documents together can break. */
export const rulesBetween: readonly RuleBetween[] = [
  ...evidenceRulesBetween,
  ...uploadRulesBetween,
  pinsHeld,
  allPinned,
];

/** All of them for a page that explains them: what they protect, and what they say of themselves. */
export const ruleTexts: readonly (readonly [subject: string, rules: readonly RuleText[]])[] = [
  ...Object.entries(rulesBySubject),
  ['agreement', rulesBetween],
];
