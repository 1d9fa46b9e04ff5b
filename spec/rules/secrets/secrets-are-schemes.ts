import type { Rule } from '../reading/rule.ts';

const secretive = /token|secret|passw|api-?key|auth|credential|signature|integration-?id/i;

export const secretsAreSchemes: Rule = {
  name: 'secrets-are-schemes',
  why: 'Tools show and log what is no secret; only what is marked as one is masked, asked for once and kept out of URLs.',
  mend: 'Describe a credential under `components.securitySchemes` and demand it with `security`; give another secret `x-sensitive: whole` and a header.',
  example: {
    document: 'one-integration',
    good: `      parameters:
        - name: x-integration-id`,
    bad: `      parameters:
        - name: x-client-secret
          in: header
          description: The word that Clear gave the client.
          schema: { type: string, const: one, description: A word. }
          examples:
            first: { summary: The first client, value: one, x-evidence: [{ basis: sample, source: one-integration-pre-sign }] }
          x-evidence:
            - { basis: sample, source: one-integration-pre-sign }
        - name: x-integration-id`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('parameter')) {
      const name = String(raw['name']);
      const isSetting = raw['x-sensitive'] === 'whole' && raw['in'] === 'header';
      if ((secretive.test(name) || 'x-sensitive' in raw) && !isSetting) {
        yield {
          path: [...path, 'name'],
          what: `The parameter ${name} is a secret or looks like one.`,
        };
      }
    }
  },
};
