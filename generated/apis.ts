// Written by `npm run generate` from redocly.yaml. Change that file, not this one.
import type { Api } from '../src/client/api.ts';
import { oneIntegration } from './one-integration/client.ts';
import { integrationV1 } from './integration-v1/client.ts';

/**
 * What the contract says of every API, as data, by its id and in the order of the registry: for a program
 * that chooses one at run time.
 */
export const apis: { readonly [id: string]: Api } = {
  'one-integration': oneIntegration,
  'integration-v1': integrationV1,
};
