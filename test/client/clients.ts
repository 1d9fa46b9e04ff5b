import {
  createIntegrationV1Client,
  createOneIntegrationClient,
  type IntegrationV1Options,
  type OneIntegrationOptions,
} from '../../src/client/index.ts';
import * as node from '../../src/client/node.ts';

/** Nobody's credentials, in the form that real ones have. */
export const authToken = 'test-token-0123456789';
export const integrationId = '00000000-0000-4000-8000-000000000001';

/** Clients whose only timers are the waits between two requests. */
export const oneIntegration = (baseUrl: string, options: OneIntegrationOptions = {}) =>
  createOneIntegrationClient({ authToken, integrationId, baseUrl, timeout: Infinity, ...options });

export const integrationV1 = (baseUrl: string, options: IntegrationV1Options = {}) =>
  createIntegrationV1Client({ authToken, baseUrl, timeout: Infinity, ...options });

/** The same as Node's entry makes it. */
export const oneIntegrationOnNode = (baseUrl: string, options: OneIntegrationOptions = {}) =>
  node.createOneIntegrationClient({
    authToken,
    integrationId,
    baseUrl,
    timeout: Infinity,
    ...options,
  });

/** What a promise was rejected with; a promise that is kept fails the test. */
export async function rejection<Fault>(promise: Promise<unknown>): Promise<Fault> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
    },
    (fault) => fault as Fault,
  );
}
