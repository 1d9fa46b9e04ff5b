import type { Documents } from '../documents.ts';
import { json } from '../http/reply.ts';

/** A bundled document as it is served, at `openapi/<name>.json`; their names at `openapi/`. */
export function showDocument(documents: Documents, name: string) {
  const names = Object.keys(documents);
  if (name === 'openapi/') {
    const paths = names.map((document) => `/__mock/openapi/${document}.json`);
    return { GET: () => json(200, { documents: paths }) };
  }
  const document = names.find((document) => name === `openapi/${document}.json`);
  if (document === undefined) return undefined;
  return { GET: () => json(200, documents[document]) };
}
