import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/**
 * Writes a bundled document's types. The only module that knows openapi-typescript, which is in
 * maintenance mode.
 */
export async function typesModule(document: OpenApiDocument, source: string): Promise<string> {
  // It edits what it is given.
  const copy = structuredClone(document) as unknown as Parameters<typeof openapiTypescript>[0];
  const nodes = await openapiTypescript(copy, { immutable: true, rootTypes: true });
  return `// Written by \`npm run generate\` from ${source}. Change that file, not this one.\n\n${astToString(nodes)}`;
}
