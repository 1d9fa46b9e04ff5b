import { isMapping, list, mapping } from './reading/contract.ts';
import { each, edit, type Rule } from './reading/rule.ts';
import { texts } from './reading/texts.ts';

// Random faults loosen and drop; a secret that is added in the wrong place, or pasted, is a fault of
// people, and what it costs cannot be taken back. So the rules here stay although few stood alone.

const secretive = /token|secret|passw|api-?key|auth|credential|signature|integration-?id/i;

const secretsAreSchemes: Rule = {
  name: 'secrets-are-schemes',
  why: 'Tools show and log what is no secret; only what is marked as one is masked, asked for once and kept out of URLs.',
  mend: 'Describe a credential under `components.securitySchemes` and demand it with `security`; give another secret `x-sensitive: whole` and a header.',
  example: edit(
    'one-integration',
    `      parameters:
        - name: x-integration-id`,
    `      parameters:
        - name: x-client-secret
          in: header
          description: The word that Clear gave the client.
          schema: { type: string, const: one, description: A word. }
          examples:
            first: { summary: The first client, value: one, x-evidence: [{ basis: sample, source: one-integration-pre-sign }] }
          x-evidence:
            - { basis: sample, source: one-integration-pre-sign }
        - name: x-integration-id`,
  ),
  check: each('parameter', function* ({ path, raw }) {
    const name = String(raw['name']);
    const isSetting = raw['x-sensitive'] === 'whole' && raw['in'] === 'header';
    if ((secretive.test(name) || 'x-sensitive' in raw) && !isSetting) {
      yield {
        path: [...path, 'name'],
        what: `The parameter ${name} is a secret or looks like one.`,
      };
    }
  }),
};

const credentialMasked: Rule = {
  name: 'credential-masked',
  why: 'Clients and mock mask and check credentials by these keys; without them, or in a URL or cookie, a token reaches a log.',
  mend: 'Use `type: apiKey` with `in: header`, `x-sensitive: whole`, and in `x-schema` what a value must look like.',
  example: edit(
    'one-integration',
    `another header name.
      x-sensitive: whole`,
    'another header name.',
  ),
  check: each('securityScheme', function* ({ path, raw }) {
    const name = `The credential ${raw['name']}`;
    if (raw['type'] !== 'apiKey' || raw['in'] !== 'header') {
      yield { path: [...path, 'in'], what: `${name} is not a header.` };
    }
    if (raw['x-sensitive'] !== 'whole') yield { path, what: `${name} is not marked as a secret.` };
    if (!isMapping(raw['x-schema'])) yield { path, what: `${name} has no shape.` };
  }),
};

const securityStated: Rule = {
  name: 'security-stated',
  why: 'An operation that demands too little lets a caller find out by a 401 what the contract should have said; a client is given one credential.',
  mend: 'Demand the one security scheme of the document; a second secret is a header parameter with `x-sensitive: whole`. Only an operation whose signed URL is the whole authorization has `security: []`.',
  example: edit(
    'one-integration',
    `      operationId: getPreSignedUrl`,
    `      operationId: getPreSignedUrl
      security: []`,
  ),
  *check(contract) {
    const schemes = Object.keys(mapping(mapping(contract.raw['components'])['securitySchemes']));
    for (const name of schemes.slice(1)) {
      const path = ['components', 'securitySchemes', name];
      yield { path, what: `The document has another credential than ${name} already.` };
    }
    for (const { path, raw } of contract.all('operation')) {
      const demanded = list(raw['security'] ?? contract.raw['security']).map(mapping);
      // The upload carries its authorization in the URL, which `x-signature` describes.
      if ('x-signature' in raw) {
        if (demanded.length || !raw['security']) {
          yield { path, what: 'A signed upload must say that it takes no credential.' };
        }
        continue;
      }
      if (!demanded.length) yield { path, what: 'The operation demands no credential.' };
      for (const requirement of demanded) {
        const missing = schemes.filter((name) => !(name in requirement)).join(' and ');
        const place = 'security' in raw ? [...path, 'security'] : ['security'];
        if (missing) {
          yield { path: place, what: `The operation can be called without ${missing}.` };
        }
      }
    }
  },
};

const serversHttps: Rule = {
  name: 'servers-https',
  why: 'Every request carries a credential or a signed URL; over plain HTTP whoever is on the way has it too.',
  mend: 'Write an https URL of a public host, without port, path or query, and name the API’s environment in `x-environment`.',
  example: edit('integration-v1', '- url: https://api.clear.in', '- url: http://api.clear.in'),
  check: each('server', function* ({ path, raw }, contract) {
    const what = `The server ${raw['url']}`;
    if (!/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(String(raw['url']))) {
      yield { path: [...path, 'url'], what: `${what} is not a plain https host.` };
    }
    const isApi = Object.keys(mapping(contract.raw['paths'])).length > 0 && path[0] === 'servers';
    if (isApi && !('x-environment' in raw)) yield { path, what: `${what} has no environment.` };
  }),
};

const secretUrl: Rule = {
  name: 'secret-url',
  why: 'A pre-signed URL is a bearer secret that expires and whose length nobody bounds; code masks, times and stores it by these keys.',
  mend: 'Add `x-sensitive: query` and `x-expires-in`, and leave out maxLength, pattern and enum.',
  example: edit(
    'one-integration',
    `          x-sensitive: query
`,
    '',
  ),
  check: each('schema', function* ({ path, raw }) {
    if (raw['format'] !== 'uri') return;
    const what = `The URL ${path.at(-1)}`;
    if (raw['x-sensitive'] !== 'query') yield { path, what: `${what} is not marked as a secret.` };
    if (!isMapping(raw['x-expires-in'])) yield { path, what: `${what} has no lifetime.` };
    for (const bound of ['maxLength', 'pattern', 'enum'].filter((bound) => bound in raw)) {
      yield { path: [...path, bound], what: `${what} has a ${bound}.` };
    }
  }),
};

/** What a credential looks like, by what to call it. */
const looks: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key id', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a signature', /\b[0-9a-f]{64}\b/i],
  ['a JSON web token', /\beyJ[\w-]{8,}\./],
  ['a session token', /[A-Za-z0-9+%]{80,}/],
  [
    'a signed URL that is not redacted',
    /X-Amz-(Signature|Credential|Security-Token)=(?!REDACTED(%2F|&|$))[^&\s]*/i,
  ],
  // Identifiers of tenants and users; ours are made up and begin with zeros.
  [
    'somebody’s identifier',
    /\b(?!0{8}-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  ],
];

const noLiveCredential: Rule = {
  name: 'no-live-credential',
  why: 'What was pasted from a real answer is public once it is committed, and gets copied from an example.',
  mend: 'Write REDACTED (for the key id in X-Amz-Credential as well), or a made-up identifier of zeros (00000000-0000-4000-8000-000000000001).',
  example: edit('one-integration', 'data_extraction/00000000-', 'data_extraction/4f6e2d1c-'),
  *check(contract) {
    for (const { path, text } of texts(contract)) {
      for (const [name, look] of looks) {
        if (look.test(text)) yield { path, what: `This looks like ${name}.` };
      }
    }
  },
};

/** Where a secret may stand, and how it is marked. */
export const secretRules = [
  secretsAreSchemes,
  credentialMasked,
  securityStated,
  serversHttps,
  secretUrl,
  noLiveCredential,
];
