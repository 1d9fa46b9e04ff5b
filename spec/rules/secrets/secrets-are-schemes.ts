import type { Rule } from '../reading/rule.ts';

const secretive = /token|secret|passw|api-?key|auth|credential|signature|integration-?id/i;

export const secretsAreSchemes: Rule = {
  name: 'secrets-are-schemes',
  why: 'Tools show and log parameters; only a security scheme is masked, asked for once and kept out of URLs.',
  mend: 'Describe the credential under `components.securitySchemes` and demand it with `security`.',
  example: {
    document: 'one-integration',
    good: `      parameters:
        - name: filename`,
    bad: `      parameters:
        - name: x-client-secret
          in: header
          description: The number that Clear gave the client.
          schema: { type: integer, minimum: 1, maximum: 9, description: A number. }
          examples:
            first: { summary: The first client, value: 1, x-evidence: [{ basis: sample, source: one-integration-pre-sign }] }
          x-evidence:
            - { basis: sample, source: one-integration-pre-sign }
        - name: filename`,
  },
  *check(contract) {
    for (const { path, raw } of contract.all('parameter')) {
      const name = String(raw['name']);
      if (secretive.test(name)) {
        yield { path: [...path, 'name'], what: `The parameter ${name} looks like a credential.` };
      }
    }
  },
};
