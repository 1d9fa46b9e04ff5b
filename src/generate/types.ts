import openapiTypescript, { astToString } from 'openapi-typescript';
import { methods, type OpenApiDocument, type Parameter } from '../contract/document.ts';

/**
 * Writes a bundled document's types. The only module that knows openapi-typescript, which is in
 * maintenance mode.
 */
export async function typesModule(document: OpenApiDocument): Promise<string> {
  // It edits what it is given.
  const copy = structuredClone(document);
  for (const parameter of parametersOf(copy)) {
    // A client is given a secret once and sends it with each call.
    if (parameter['x-sensitive']) Object.assign(parameter, { required: false });
  }
  const input = copy as unknown as Parameters<typeof openapiTypescript>[0];
  const nodes = await openapiTypescript(input, { immutable: true, rootTypes: true });
  return astToString(nodes);
}

/** Every parameter where it is written, whichever operations it belongs to. */
function parametersOf({ paths = {}, components }: OpenApiDocument): readonly Parameter[] {
  const items = [...Object.values(paths), ...Object.values(components.pathItems ?? {})];
  return [
    ...Object.values(components.parameters ?? {}),
    ...items.flatMap(({ parameters = [] }) => parameters),
    ...items.flatMap((item) => methods.flatMap((method) => item[method]?.parameters ?? [])),
  ];
}
