import type { Mutant } from './mutant.ts';

// Built here, because nothing that looks live stands in a file of the project.
const accessKeyId = `AK${'IA'}${'Q'.repeat(16)}`;
const signature = 'ab12'.repeat(16);
const webToken = ['eyJ', 'hbGciOiJub25lIn0', '.', 'e30', '.'].join('');
const sessionToken = 'Fw0GZXIvYXdz'.repeat(10);

export const secrets: readonly Mutant[] = [
  {
    rule: 'security-stated',
    name: 'a document has two credentials',
    document: 'one-integration',
    good: '  securitySchemes:\n',
    bad: '  securitySchemes:\n    otherToken: { type: apiKey, in: header, name: x-other-token }\n',
  },
  {
    rule: 'credential-masked',
    name: 'a credential is no API key',
    document: 'integration-v1',
    good: '      type: apiKey\n      in: header',
    bad: '      type: http\n      scheme: bearer',
  },
  {
    rule: 'credential-masked',
    name: 'a credential has no shape',
    document: 'integration-v1',
    good: '      x-schema: { type: string, minLength: 1 }\n',
    bad: '',
  },
  {
    rule: 'security-stated',
    name: 'nothing is demanded as well',
    document: 'one-integration',
    good: 'security:\n  - authToken: []\n',
    bad: 'security:\n  - authToken: []\n  - {}\n',
  },
  {
    rule: 'secrets-are-schemes',
    name: 'a secret that is sent is in the query',
    document: 'one-integration',
    good: '- name: x-integration-id\n          in: header',
    bad: '- name: x-integration-id\n          in: query',
  },
  {
    rule: 'security-stated',
    name: 'the upload does not say that it takes no credential',
    document: 'storage',
    good: '        security: []\n',
    bad: '',
  },
  {
    rule: 'servers-https',
    name: 'a server has no environment',
    document: 'one-integration',
    good: '    x-environment: production\n',
    bad: '',
  },
  {
    rule: 'servers-https',
    name: 'a server is this machine',
    document: 'one-integration',
    good: '- url: https://api.clear.in',
    bad: '- url: https://localhost:8080',
  },
  {
    rule: 'secret-url',
    name: 'the URL has no lifetime',
    document: 'one-integration',
    good: '          x-expires-in: { documented: 3600, sample: 3599 }\n',
    bad: '',
  },
  {
    rule: 'secret-url',
    name: 'the URL has a bound that cannot hold',
    document: 'integration-v1',
    good: '          x-documented-max-length: 2048',
    bad: '          maxLength: 2048',
  },
  ...(
    [
      ['an AWS access key id', accessKeyId],
      ['a signature', signature],
      ['a JSON web token', webToken],
      ['a session token', sessionToken],
    ] as const
  ).map(([name, value]) => ({
    rule: 'no-live-credential',
    name: `${name} stands in a sentence`,
    document: 'storage' as const,
    good: 'The URL is a bearer secret.',
    bad: `The URL is a bearer secret: ${value} is part of it.`,
  })),
  {
    rule: 'no-live-credential',
    name: 'the session token is there',
    document: 'integration-v1',
    good: 'X-Amz-Security-Token=REDACTED',
    bad: 'X-Amz-Security-Token=Fw0GZXIv',
  },
  {
    rule: 'no-live-credential',
    name: 'the key id is there',
    document: 'integration-v1',
    good: 'X-Amz-Credential=REDACTED%2F',
    bad: 'X-Amz-Credential=KEY%2F',
  },
  {
    rule: 'no-live-credential',
    name: 'the signature is there',
    document: 'one-integration',
    good: 'X-Amz-Signature=REDACTED',
    bad: 'X-Amz-Signature=b5f1c04e',
  },
  {
    rule: 'credential-masked',
    name: 'a credential stands in the query',
    document: 'one-integration',
    good: `      in: header
      name: x-clear-auth-token`,
    bad: `      in: query
      name: x-clear-auth-token`,
  },
];
