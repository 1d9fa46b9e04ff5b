import { answerRules } from './answers.ts';
import { clients } from './clients.ts';
import { evidenceRules, evidenceRulesBetween } from './evidence.ts';
import { extensionRules } from './extensions.ts';
import { faultRules } from './faults.ts';
import { figureRules } from './figures.ts';
import { allPinned, pinsHeld } from './pins.ts';
import type { Rule, RuleBetween } from './reading/rule.ts';
import { schemaRules } from './schemas.ts';
import { secretRules } from './secrets.ts';
import { uploadRules, uploadRulesBetween } from './uploads.ts';
import { wordRules } from './words.ts';

/** Our rules for one document, in the order of what they protect. */
export const rules: readonly Rule[] = [
  ...answerRules,
  ...schemaRules,
  ...secretRules,
  ...faultRules,
  ...uploadRules,
  ...figureRules,
  ...extensionRules,
  ...clients,
  ...evidenceRules,
  ...wordRules,
];

/** Our rules that only all documents together can break. */
export const rulesBetween: readonly RuleBetween[] = [
  ...evidenceRulesBetween,
  ...uploadRulesBetween,
  pinsHeld,
  allPinned,
];
