import { isLoopback } from './address.ts';
import { type Clock, createClock } from './clock.ts';
import type { Log } from './log.ts';
import { createMask, type Mask } from './mask.ts';
import type { Network } from './network.ts';
import type { CallOptions, CommonOptions, EffortOptions } from './options.ts';
import { refuse, refuseUnlessNumber } from './refusal.ts';
import type { Token } from './token.ts';

/** What a client has that a mere presigner lacks, so that a bundle without it can leave it out. */
export type Equipment = {
  readonly token: Token;
  readonly network: Network;
  readonly log: Log | undefined;
};

/** Options that were found right, with their defaults filled in. */
export type Settings = Required<EffortOptions> &
  Equipment & {
    readonly baseUrl: string;
    readonly secrets: () => string[];
    readonly mask: Mask;
    readonly clock: Clock;
  };

const usual = {
  retries: 2,
  timeout: 30_000,
  uploadTimeout: 3_600_000,
  deadline: Number.POSITIVE_INFINITY,
  maxRetryDelay: 30_000,
};

/** @throws InvalidOptionError */
export function settle(
  options: CommonOptions & { readonly authToken?: unknown },
  servers: { readonly [environment: string]: string },
  integrationId: string,
  equipment?: Equipment,
): Settings {
  const { token = fixed(options.authToken), log, network = networkOf(options) } = equipment ?? {};
  const secrets = () => [...token.seen, integrationId];
  const mask = createMask(secrets);
  const clock = createClock(options.clock);
  const baseUrl = address(options.baseUrl ?? 'sandbox', servers);
  return { ...effort(usual, options), baseUrl, token, network, log, secrets, mask, clock };
}

/** The global is looked up at each use: it may be replaced after the client was made. */
export function networkOf({ fetch: own }: CommonOptions): typeof fetch {
  return own ?? ((url, init) => fetch(url, init));
}

/** A token that never changes. @throws InvalidOptionError */
export function fixed(token: unknown): Token {
  refuseUnlessToken(token);
  return { seen: new Set([token]), get: async () => token };
}

/** A header takes visible ASCII; anything else would be thrown back by fetch, value and all. */
export function refuseUnlessToken(token: unknown): asserts token is string {
  if (!/^[!-~]+$/.test(String(token ?? ''))) {
    refuse('authToken', 'is missing or cannot stand in a header');
  }
}

/** How much effort a call makes: its own options come before the client's. @throws InvalidOptionError */
export function effort(
  usual: Required<EffortOptions>,
  { retries, timeout, uploadTimeout, deadline, maxRetryDelay }: CallOptions,
): Required<EffortOptions> {
  const given = Object.entries({ retries, timeout, uploadTimeout, deadline, maxRetryDelay });
  const chosen = given.filter(([, value]) => value !== undefined);
  for (const [option, value] of chosen) refuseUnlessNumber(option, value);
  return { ...usual, ...Object.fromEntries(chosen) };
}

function address(choice: string | URL, servers: { readonly [name: string]: string }): string {
  const text = servers[String(choice)] ?? String(choice);
  if (!URL.canParse(text)) {
    refuse('baseUrl', `must be a URL or one of ${Object.keys(servers).join(', ')}`);
  }
  const { href, origin, pathname, protocol, hostname } = new URL(text);
  if (href !== origin + pathname) refuse('baseUrl', 'must have a scheme, a host and a path alone');
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    refuse('baseUrl', 'must be https: without it the network could read the token');
  }
  return href.replace(/\/+$/, '');
}
