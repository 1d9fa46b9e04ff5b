// Written by `npm run generate` from redocly.yaml. Change that file, not this one.
import type { OpenApiDocument } from '../src/contract/document.ts';
import oneIntegration from './one-integration/openapi.json' with { type: 'json' };
import integrationV1 from './integration-v1/openapi.json' with { type: 'json' };
import storage from './storage/openapi.json' with { type: 'json' };

/** Every document of the contracts by its id, in the order of the registry. */
export const bundles: { readonly [id: string]: OpenApiDocument } = {
  'one-integration': oneIntegration as unknown as OpenApiDocument,
  'integration-v1': integrationV1 as unknown as OpenApiDocument,
  'storage': storage as unknown as OpenApiDocument,
};
