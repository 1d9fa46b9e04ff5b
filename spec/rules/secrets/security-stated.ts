import { list, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const securityStated: Rule = {
  name: 'security-stated',
  why: 'An operation that demands too little lets a caller find out by a 401 what the contract should have said; a client is given one credential.',
  mend: 'Demand the one security scheme of the document; a second secret is a header parameter with `x-sensitive: whole`. Only an operation whose signed URL is the whole authorization has `security: []`.',
  example: {
    document: 'one-integration',
    good: `      operationId: getPreSignedUrl`,
    bad: `      operationId: getPreSignedUrl
      security: []`,
  },
  *check(contract) {
    const schemes = Object.keys(mapping(mapping(contract.raw['components'])['securitySchemes']));
    for (const name of schemes.slice(1)) {
      const path = ['components', 'securitySchemes', name];
      yield { path, what: `The document has another credential than ${name} already.` };
    }
    for (const { path, raw } of contract.all('operation')) {
      // The upload carries its authorization in the URL, which `x-signature` describes.
      const isSigned = 'x-signature' in raw;
      const demanded = list(raw['security'] ?? contract.raw['security']).map(mapping);
      if (isSigned ? demanded.length || !raw['security'] : !demanded.length) {
        yield {
          path,
          what: isSigned
            ? 'A signed upload must say that it takes no credential.'
            : 'The operation demands no credential.',
        };
      }
      for (const requirement of demanded) {
        const missing = schemes.filter((name) => !(name in requirement));
        if (missing.length) {
          yield {
            path: 'security' in raw ? [...path, 'security'] : ['security'],
            what: `The operation can be called without ${missing.join(' and ')}.`,
          };
        }
      }
    }
  },
};
