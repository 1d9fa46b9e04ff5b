import type { Clock } from './clock.ts';
import type { Logger, LogLevel } from './log.ts';
import type { Middleware } from './network.ts';

/** How often and for how long a call is tried; given to the client, or to one call. */
export type EffortOptions = {
  /** How often a failed request is sent again when that can help: a whole number, 0 for never. Default 2. */
  readonly retries?: number;
  /** Milliseconds for one request to the API, its body included. Default 30,000. */
  readonly timeout?: number;
  /** Milliseconds for one `PUT` of the file, its answer included. Default 3,600,000. */
  readonly uploadTimeout?: number;
  /** Milliseconds for a whole call with all its retries and waits. Default: no limit. */
  readonly deadline?: number;
  /** The longest wait between two requests, milliseconds; a server that asks for more ends the call. Default 30,000. */
  readonly maxRetryDelay?: number;
};

/** What every call takes. */
export type CallOptions = EffortOptions & {
  /** Ends the call at once with an `AbortedError`, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
};

/** Gives the access token. It is asked once, then again only when the API refuses the token it gave. */
export type TokenSource = (refused: string | undefined) => string | Promise<string>;

/** What presigners, uploaders and clients take. */
export type CommonOptions = EffortOptions & {
  /**
   * `'sandbox'`, `'production'` or a URL: https, or http to this machine. Default: `'sandbox'`, the
   * only host that the owner names.
   */
  readonly baseUrl?: 'sandbox' | 'production' | URL | (string & {}) | undefined;
  /** Sends every request instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Headers to send to the API beside its own; never sent to storage. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Another clock, for tests. */
  readonly clock?: Partial<Clock> | undefined;
};

/** What a presigner takes. */
export type PresignerOptions = CommonOptions & {
  /** The access token. */
  readonly authToken: string;
};

/** What an uploader takes beside that. */
export type StorageOptions = {
  /**
   * Hosts that a file may be uploaded to, without ports. Default: the host of the owner's samples; when
   * `baseUrl` is on this machine or a private network, any host there. A host there is refused for any
   * other `baseUrl`, even when it is named here.
   */
  readonly storageHosts?: readonly string[] | undefined;
};

/** What an uploader takes. */
export type UploaderOptions = PresignerOptions & StorageOptions;

/** What a client takes; what is absent may come from the environment variables that are named. */
export type ClientOptions = CommonOptions &
  StorageOptions & {
    /**
     * The access token, or a function that gives it; else `CLEAR_AUTH_TOKEN`. The owner allows 288 token
     * calls a day and a new token revokes the one before (documented), so the function is asked once and
     * again only after a 401.
     */
    readonly authToken?: string | TokenSource | undefined;
    /** As for a presigner; else `CLEAR_BASE_URL`. */
    readonly baseUrl?: CommonOptions['baseUrl'];
    /** Wraps every request to the API, the first outermost; never the upload to storage. */
    readonly middleware?: readonly Middleware[] | undefined;
    /** Where to write what happens; `console` will do. Default: nowhere. */
    readonly logger?: Logger | undefined;
    /** The least level that is written. Default `'info'`. */
    readonly logLevel?: LogLevel | undefined;
  };
