import type { Middleware } from 'openapi-fetch';
import type { Logger, LogLevel } from './log.ts';
import type { Clock } from './time.ts';

/** How often and for how long a call is tried; given to the client, or to one call. */
export type EffortOptions = {
  /** How often a failed request is sent again when that can help: a whole number, 0 for never. Default 2. */
  readonly retries?: number | undefined;
  /** Milliseconds for one request to the API, its body included. Default 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for one `PUT` of the file, its answer included. Default 3,600,000. */
  readonly uploadTimeout?: number | undefined;
  /** Milliseconds for a whole call with all its retries and waits. Default: no limit. */
  readonly deadline?: number | undefined;
  /** The longest wait between two requests, milliseconds; a server that asks for more ends the call. Default 30,000. */
  readonly maxRetryDelay?: number | undefined;
};

/** What every call takes. */
export type CallOptions = EffortOptions & {
  /** Ends the call at once with an `AbortedError`, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
};

/** A request that is about to be sent again. */
export type Retry = {
  /** How many requests were sent so far. */
  readonly attempt: number;
  /** Milliseconds until the next. */
  readonly delay: number;
  /** Why, in one line without a secret. */
  readonly reason: string;
};

/** Gives the access token. It is asked once, then again only when the API refuses the token it gave. */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/** The option that a client's credential comes from, named after its security scheme. */
export type TokenOption<Name extends string> = {
  /**
   * The access token, or a function that gives it; else the environment variable of that name (for
   * `authToken`: `CLEAR_AUTH_TOKEN`). The owner allows 288 token calls a day and a new token revokes the one
   * before (documented), so the function is asked once and again only after the token was refused.
   */
  readonly [name in Name]?: string | TokenSource | undefined;
};

/** What every client takes beside its credentials. */
export type ClientOptions = EffortOptions & {
  /**
   * An environment of the contract (`'sandbox'`, `'production'`) or a URL: https, or http to this machine;
   * else `CLEAR_BASE_URL`. Default: `'sandbox'`, the only host that the owner names.
   */
  readonly baseUrl?: 'sandbox' | 'production' | URL | (string & {}) | undefined;
  /** Sends every request instead of the global `fetch`, and instead of Node's own way to send a file. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Headers to send to the API beside its own; never sent to storage. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** openapi-fetch's hooks, around each call to the API with all its retries; never around the upload. */
  readonly middleware?: readonly Middleware[] | undefined;
  /**
   * Hosts that a file may be uploaded to, without ports. Default: the host of the owner's samples; when
   * `baseUrl` is on this machine or a private network, any host there. A host there is refused for any
   * other `baseUrl`, even when it is named here.
   */
  readonly storageHosts?: readonly string[] | undefined;
  /** Told before a request is sent again. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
  /** Where to write what happens; `console` will do. Default: nowhere. */
  readonly logger?: Logger | undefined;
  /** The least level that is written. Default `'info'`. */
  readonly logLevel?: LogLevel | undefined;
  /** Another clock, for tests. */
  readonly clock?: Partial<Clock> | undefined;
};
