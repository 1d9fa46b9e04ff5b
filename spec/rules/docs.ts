import type { Edit, RuleText } from './reading/rule.ts';
import { rulesBetween, rulesBySubject } from './rules.ts';

/** What is to be said of one rule of ours. */
export type RuleDoc = {
  readonly name: string;
  /** What the rule protects: a key of `rulesBySubject`, or agreement. */
  readonly subject: string;
  readonly why: string;
  readonly mend: string;
  /** The fault as an edit of the real document: the same text without it and with it. */
  readonly example: Edit;
};

/** Every rule of ours, made from the rules themselves, in the order of a page that explains them. */
export const ruleDocs: readonly RuleDoc[] = [
  ...Object.entries(rulesBySubject).flatMap(([subject, rules]) => rules.map(docOf(subject))),
  ...rulesBetween.map(docOf('agreement')),
];

function docOf(subject: string) {
  return ({ name, why, mend, example }: RuleText): RuleDoc => ({
    name,
    subject,
    why,
    mend,
    example,
  });
}
