import { createLog } from './log.ts';
import { withMiddleware } from './network.ts';
import type { ClientOptions } from './options.ts';
import { type Equipment, networkOf } from './settings.ts';
import { createToken } from './token.ts';

/** What a client has beside a mere presigner: a token that rotates, middleware and a log. */
export function equip(options: ClientOptions): Equipment {
  return {
    token: createToken(options.authToken),
    network: withMiddleware(networkOf(options), options.middleware),
    log: createLog(options.logger, options.logLevel),
  };
}

/** Fills in what the environment has; nothing where there is none, or where reading it is not allowed. */
export function fromEnvironment<Options extends ClientOptions>(options: Options): Options {
  const read = (name: string) => {
    try {
      return globalThis.process?.env[name] || undefined;
    } catch {
      return undefined;
    }
  };
  const found = {
    authToken: read('CLEAR_AUTH_TOKEN'),
    integrationId: read('CLEAR_INTEGRATION_ID'),
    baseUrl: read('CLEAR_BASE_URL'),
  };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...options, ...found, ...Object.fromEntries(given) };
}
