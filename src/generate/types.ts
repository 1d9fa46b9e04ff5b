import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/**
 * Writes a bundled document's types. The only module that knows openapi-typescript, which is in
 * maintenance mode.
 */
export async function typesModule(document: OpenApiDocument, source: string): Promise<string> {
  // It edits what it is given.
  const copy = structuredClone(document);
  for (const item of Object.values(copy.paths ?? {})) {
    for (const { parameters = [] } of Object.values(item)) {
      // A client is given a secret once and sends it with each call.
      for (const parameter of parameters) {
        if (parameter['x-sensitive']) Object.assign(parameter, { required: false });
      }
    }
  }
  const input = copy as unknown as Parameters<typeof openapiTypescript>[0];
  const nodes = await openapiTypescript(input, { immutable: true, rootTypes: true });
  return `// Written by \`npm run generate\` from ${source}. Change that file, not this one.\n\n${astToString(nodes)}`;
}
