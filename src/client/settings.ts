import { isLoopback } from './address.ts';
import type { Api } from './api.ts';
import { createLog, type Log } from './log.ts';
import { createMask, type Mask, textOf } from './mask.ts';
import type { CallOptions, ClientOptions, EffortOptions, Retry } from './options.ts';
import { refuse, refuseUnlessFits } from './refusal.ts';
import { type Clock, createClock } from './time.ts';
import { createToken, type Token } from './token.ts';
import type { UploadOptions } from './upload.ts';

/** A number for each limit. */
export type Effort = { readonly [Limit in keyof EffortOptions]-?: number };

/** Options that were found right, with their defaults filled in. */
export type Settings = Effort & {
  readonly baseUrl: string;
  readonly token: Token | undefined;
  /** What is sent with each request to the API beside the token, by header name in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly fetch: typeof fetch;
  /** Whether that is the caller's. */
  readonly hasOwnFetch: boolean;
  readonly storageHosts: readonly string[] | undefined;
  readonly secrets: () => string[];
  readonly mask: Mask;
  readonly log: Log;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly clock: Clock;
};

/** What a client of any API takes, whatever the names of its credentials are. */
export type AnyOptions = ClientOptions & { readonly [option: string]: unknown };

const usual: Effort = {
  retries: 2,
  timeout: 30_000,
  uploadTimeout: 3_600_000,
  deadline: Number.POSITIVE_INFINITY,
  maxRetryDelay: 30_000,
};

/** @throws InvalidOptionError */
export function settle(api: Api, given: AnyOptions): Settings {
  const options = fromEnvironment(api, given);
  const seen = new Set<string>();
  const secretInputs: string[] = [];
  const secrets = () => [...seen, ...secretInputs];
  const mask = createMask(secrets);
  const { option, header } = api.token ?? {};
  const token = option === undefined ? undefined : createToken(option, options[option], mask, seen);
  const own: { [name: string]: string } = {};
  for (const [name, input] of Object.entries(api.settings)) {
    refuseUnlessFits(name, options[name], input);
    if (options[name] === undefined) continue;
    own[input.name.toLowerCase()] = String(options[name]);
    secretInputs.push(String(options[name]));
  }
  const environments = Object.keys(api.servers);
  return {
    ...effort(usual, options),
    baseUrl: baseUrlOf(options.baseUrl ?? environments[0] ?? '', api.servers),
    token,
    headers: { ...headersOf(options.headers, header), ...own },
    // The global is looked up at each use: it may be replaced after the client was made.
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    hasOwnFetch: options.fetch !== undefined,
    storageHosts: options.storageHosts,
    secrets,
    mask,
    log: createLog(options.logger, options.logLevel ?? 'info', mask),
    onRetry: options.onRetry,
    clock: createClock(options.clock),
  };
}

/** What every client takes; the compiler holds it complete. */
const everywhere = Object.keys({
  ...usual,
  baseUrl: 0,
  fetch: 0,
  headers: 0,
  middleware: 0,
  storageHosts: 0,
  onRetry: 0,
  logger: 0,
  logLevel: 0,
  clock: 0,
} satisfies { [name in keyof ClientOptions]-?: number });

/** What every call takes beside what the contract wants for a file; the compiler holds it complete. */
export const ofEveryCall = Object.keys({
  body: 0,
  onProgress: 0,
  signal: 0,
  ...usual,
} satisfies { [name in keyof UploadOptions]-?: number });

/**
 * A mistyped option would be a default that nobody asked for.
 *
 * @throws InvalidOptionError for an option that is none
 */
export function refuseOthers(of: string, given: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue;
    refuse(name, `is no option of ${of}: there are ${known.join(', ')}`);
  }
}

/**
 * Fills in what the environment has; nothing where there is none, or where reading it is not allowed.
 *
 * @throws InvalidOptionError for an option that is none or that is missing
 */
function fromEnvironment({ title, token, settings }: Api, given: AnyOptions): AnyOptions {
  const own = [...(token ? [token.option] : []), ...Object.keys(settings)];
  const options: { [name: string]: unknown } = { ...given };
  refuseOthers(title, options, [...own, ...everywhere]);
  for (const name of ['baseUrl', ...own]) {
    const variable = `CLEAR_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
    try {
      options[name] ??= globalThis.process?.env[variable] || undefined;
    } catch {}
    if (options[name] || name === 'baseUrl' || settings[name]?.required === false) continue;
    refuse(name, `is missing: give it to the client, or set ${variable}`);
  }
  return options;
}

/** How much effort a call makes: its own options come before the client's. @throws InvalidOptionError */
export function effort(
  usual: Effort,
  { retries, timeout, uploadTimeout, deadline, maxRetryDelay }: CallOptions,
): Effort {
  const chosen = Object.entries({ retries, timeout, uploadTimeout, deadline, maxRetryDelay });
  const given = chosen.filter(([, value]) => value !== undefined);
  for (const [option, value] of given) {
    if (typeof value !== 'number' || !(value >= 0)) refuse(option, 'must be a number, 0 or more');
  }
  if (retries !== undefined && !Number.isInteger(retries) && retries !== Number.POSITIVE_INFINITY) {
    refuse('retries', `must be a whole number, and ${retries} is none`);
  }
  return { ...usual, ...Object.fromEntries(given) };
}

/** What only the runtime may set, since it decides how a message ends. */
const framing =
  /^(transfer-encoding|content-length|connection|keep-alive|host|expect|te|trailer|upgrade)$/i;

/** @throws InvalidOptionError */
export function refuseFraming(name: string): void {
  if (framing.test(name)) refuse('headers', `must leave ${name} to the runtime`);
}

/** Headers of the caller's, by name in lower case. @throws InvalidOptionError */
function headersOf(given: ClientOptions['headers'], token: string | undefined) {
  if (!given) return {};
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    refuseFraming(name);
    try {
      headers.set(name, value);
    } catch {
      refuse('headers', 'must have names and values that a header can have');
    }
  }
  // The API's own is put in with each request.
  if (token) headers.delete(token);
  return Object.fromEntries(headers);
}

/** The address that an environment's name or a URL leads to. @throws InvalidOptionError */
export function baseUrlOf(choice: unknown, servers: { readonly [name: string]: string }): string {
  const name = textOf(choice);
  const text = Object.hasOwn(servers, name) ? String(servers[name]) : name;
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
