import { contractNames, type Documents } from '../contract/documents.ts';
import { json } from '../http/reply.ts';

/** A bundled document as it is served, at `openapi/<name>.json`; their names at `openapi/`. */
export function showDocument(documents: Documents, name: string) {
  if (name === 'openapi/') {
    const paths = contractNames.map((document) => `/__mock/openapi/${document}.json`);
    return { GET: () => json(200, { documents: paths }) };
  }
  const document = contractNames.find((document) => name === `openapi/${document}.json`);
  return document && { GET: () => json(200, documents[document]) };
}
