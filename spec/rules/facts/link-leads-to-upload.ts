import { links, schemaAt } from '../reading/links.ts';
import type { Rule } from '../reading/rule.ts';

export const linkLeadsToUpload: Rule = {
  name: 'link-leads-to-upload',
  why: 'Clients find the URL in an answer, and docs and mock the upload behind it, by this link alone.',
  mend: 'Point `operationRef` to the upload’s operation and `x-target-url` to the field of the response that holds the URL.',
  example: {
    document: 'one-integration',
    good: 'x-target-url: $response.body#/result/uploadUrl',
    bad: 'x-target-url: $response.body#/result/url',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      const found = links(contract, resolved, path);
      if (raw['x-upload-content-types'] && !found.length) {
        yield { path: [...path, 'responses'], what: 'No answer links to the upload.' };
      }
      for (const { path, raw: link, target, bodies } of found) {
        if (!target) {
          yield { path, what: `operationRef ${link['operationRef']} leads to no operation.` };
        }
        const pointer = String(link['x-target-url']).replace('$response.body#', '');
        const isUrl = bodies.some((body) => schemaAt(body, pointer)?.['format'] === 'uri');
        if (!isUrl) yield { path, what: `The response has no URL at ${pointer}.` };
      }
    }
  },
};
