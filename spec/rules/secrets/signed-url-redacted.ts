import type { Rule } from '../reading/rule.ts';
import { textsIn } from '../reading/texts.ts';

const secret = /X-Amz-(Signature|Credential|Security-Token)=(?!REDACTED(%2F|&|$))[^&\s]*/i;

export const signedUrlRedacted: Rule = {
  name: 'signed-url-redacted',
  why: 'A pre-signed URL is a bearer secret, and a signed example gets copied with its signature.',
  mend: 'Write REDACTED for the value of X-Amz-Signature and X-Amz-Security-Token and for the key id in X-Amz-Credential.',
  example: {
    document: 'one-integration',
    good: 'X-Amz-Signature=REDACTED',
    bad: 'X-Amz-Signature=b5f1c04e',
  },
  *check(contract) {
    for (const { path, text } of textsIn(contract.raw)) {
      const [match, name] = secret.exec(text) ?? [];
      if (match) yield { path, what: `X-Amz-${name} is not redacted.` };
    }
  },
};
