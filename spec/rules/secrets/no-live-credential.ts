import type { Rule } from '../reading/rule.ts';
import { textsIn } from '../reading/texts.ts';

/** What a credential looks like, by what to call it. */
const looks: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key id', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a signature', /\b[0-9a-f]{64}\b/i],
  ['a JSON web token', /\beyJ[\w-]{8,}\./],
  ['a session token', /[A-Za-z0-9+%]{80,}/],
  // Identifiers of tenants and users; ours are made up and begin with zeros.
  [
    'somebody’s identifier',
    /\b(?!0{8}-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  ],
];

export const noLiveCredential: Rule = {
  name: 'no-live-credential',
  why: 'What was pasted from a real answer is public once it is committed.',
  mend: 'Write REDACTED, or a made-up identifier of zeros (00000000-0000-4000-8000-000000000001).',
  example: {
    document: 'one-integration',
    good: 'data_extraction/00000000-',
    bad: 'data_extraction/4f6e2d1c-',
  },
  *check(contract) {
    for (const { path, text } of textsIn(contract.raw)) {
      for (const [name, look] of looks) {
        if (look.test(text)) yield { path, what: `This looks like ${name}.` };
      }
    }
  },
};
