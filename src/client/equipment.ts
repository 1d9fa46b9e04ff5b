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

const variables = {
  authToken: 'CLEAR_AUTH_TOKEN',
  integrationId: 'CLEAR_INTEGRATION_ID',
  baseUrl: 'CLEAR_BASE_URL',
};

/** Fills in what the environment has; nothing where there is none, or where reading it is not allowed. */
export function fromEnvironment<Options extends ClientOptions>(options: Options): Options {
  const filled = Object.entries(variables).map(([option, name]) => {
    const given = options[option as keyof Options];
    try {
      return [option, given ?? (globalThis.process?.env[name] || undefined)];
    } catch {
      return [option, given];
    }
  });
  return { ...options, ...Object.fromEntries(filled) };
}
