import { isLoopback } from './address.ts';
import { type Clock, systemClock } from './clock.ts';
import { createLog, type Log } from './log.ts';
import { createMask, type Mask } from './mask.ts';
import { createNetwork, type Network } from './network.ts';
import type { CallOptions, ClientOptions, EffortOptions } from './options.ts';
import { refuse, refuseUnlessNumber } from './refusal.ts';
import { createToken, type Token } from './token.ts';

/** Options that were found right, with their defaults filled in. */
export type Settings = Required<EffortOptions> & {
  readonly baseUrl: string;
  /** To the API. */
  readonly network: Network;
  /** To storage, which no middleware sees. */
  readonly fetch: typeof globalThis.fetch;
  /** Whether `fetch` is not the global one. */
  readonly hasOwnFetch: boolean;
  readonly headers: { readonly [name: string]: string };
  readonly token: Token;
  readonly secrets: () => readonly string[];
  readonly mask: Mask;
  readonly log: Log;
  readonly clock: Clock;
};

/** @throws InvalidOptionError */
export function settle(
  options: ClientOptions,
  servers: { readonly [environment: string]: string },
  integrationId = '',
): Settings {
  const secrets = (): string[] => [...token.seen, integrationId];
  const mask = createMask(secrets);
  const token: Token = createToken(options.authToken ?? environment('CLEAR_AUTH_TOKEN'), mask);
  // The global is looked up at each use: it may be replaced after the client was made.
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  try {
    new Headers(options.headers);
  } catch {
    refuse('headers', 'has a name or a value that a header cannot have');
  }
  return {
    ...effort(
      {
        retries: 2,
        timeout: 30_000,
        uploadTimeout: 3_600_000,
        deadline: Number.POSITIVE_INFINITY,
        maxRetryDelay: 30_000,
      },
      options,
    ),
    baseUrl: baseUrl(options.baseUrl ?? environment('CLEAR_BASE_URL') ?? 'sandbox', servers),
    network: createNetwork(send, options.middleware ?? []),
    fetch: send,
    hasOwnFetch: options.fetch !== undefined,
    headers: options.headers ?? {},
    token,
    secrets,
    mask,
    log: createLog(options.logger, options.logLevel),
    clock: { ...systemClock, ...options.clock },
  };
}

/** The settings of one call, in which its own options come before the client's. */
export function effort(
  defaults: Required<EffortOptions>,
  call: CallOptions,
): Required<EffortOptions> {
  const { retries, timeout, uploadTimeout, deadline, maxRetryDelay } = defaults;
  const chosen = { retries, timeout, uploadTimeout, deadline, maxRetryDelay };
  for (const option of Object.keys(chosen) as (keyof EffortOptions)[]) {
    chosen[option] = call[option] ?? defaults[option];
    refuseUnlessNumber(option, chosen[option]);
  }
  return chosen;
}

/** Undefined where there are no environment variables, or where reading them is not allowed. */
export function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env[name] || undefined;
  } catch {
    return undefined;
  }
}

function baseUrl(
  choice: string | URL,
  servers: { readonly [environment: string]: string },
): string {
  const text = String(choice);
  const address = Object.hasOwn(servers, text) ? servers[text] : text;
  if (!URL.canParse(address ?? '')) {
    refuse('baseUrl', `must be a URL or one of ${Object.keys(servers).join(', ')}`);
  }
  const url = new URL(address ?? '');
  if (url.username || url.password || url.search || url.hash) {
    refuse('baseUrl', 'has a user, a query or a fragment: give scheme, host and path alone');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    refuse(
      'baseUrl',
      `is not https: ${url.protocol}//${url.host} would show the token to the network`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
