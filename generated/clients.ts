// Written by `npm run generate` from redocly.yaml. Change that file, not this one.
import type { Client } from '../src/client/client.ts';
import { createClient } from '../src/client/web.ts';
import { oneIntegration } from './one-integration/client.ts';
import { integrationV1 } from './integration-v1/client.ts';
import type { OneIntegrationFile, OneIntegrationOptions, OneIntegrationRefusals } from './one-integration/client.ts';
import type { IntegrationV1File, IntegrationV1Options, IntegrationV1Refusals } from './integration-v1/client.ts';
import type { StorageRefusals } from './storage/client.ts';
import type { paths as oneIntegrationPaths } from './one-integration/schema.ts';
import type { paths as integrationV1Paths } from './integration-v1/schema.ts';

export type {
  OneIntegrationFile,
  OneIntegrationOptions,
  OneIntegrationRefusals,
  IntegrationV1File,
  IntegrationV1Options,
  IntegrationV1Refusals,
  StorageRefusals,
};

/** A client of One Integration pre-sign. */
export type OneIntegrationClient = Client<
  oneIntegrationPaths,
  OneIntegrationFile,
  OneIntegrationRefusals,
  StorageRefusals
>;

/**
 * Makes a client of One Integration pre-sign. Get a pre-signed URL to upload a sales or purchase register
 * to.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationClient(options: OneIntegrationOptions = {}): OneIntegrationClient {
  return createClient(oneIntegration, options);
}

/** A client of Integration v1 pre-sign. */
export type IntegrationV1Client = Client<
  integrationV1Paths,
  IntegrationV1File,
  IntegrationV1Refusals,
  StorageRefusals
>;

/**
 * Makes a client of Integration v1 pre-sign. Get a pre-signed URL to upload a sales or purchase register
 * to.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Client(options: IntegrationV1Options = {}): IntegrationV1Client {
  return createClient(integrationV1, options);
}
