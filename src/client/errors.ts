/** What is known about a failure. Every text in it is masked: no token, integration id or URL query. */
export type ErrorDetails = {
  /** The HTTP status of the answer; absent when there was none. */
  readonly status?: number | undefined;
  /** The owner's error code, for instance `API_QUOTA_EXCEEDED`, `406` or S3's `AccessDenied`. */
  readonly ownerCode?: string | undefined;
  /** The owner's message for people. */
  readonly ownerMessage?: string | undefined;
  /** The body of the answer as text. */
  readonly body?: string | undefined;
  /** The headers of the answer, with names in lower case. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** The `operationId` of the contract: `getPreSignedUrl` or `uploadFile`. */
  readonly operation?: string | undefined;
  /** How many requests were sent for this call; 0 when it was refused before the first. */
  readonly attempts?: number | undefined;
  /** Seconds that the server asked to wait (`Retry-After`). */
  readonly retryAfter?: number | undefined;
  /** Whether the contract has this answer: its status and the shape of its body. */
  readonly documented?: boolean | undefined;
  /** The option at fault, when the mistake was found before anything was sent. */
  readonly option?: string | undefined;
  /** What was thrown beneath, as a masked copy. */
  readonly cause?: unknown;
};

/** What every error of this package has in common. Tell them apart by `instanceof` or by `code`. */
export abstract class ClearPresignError extends Error implements ErrorDetails {
  /** A stable word for the kind of failure; it never changes between releases. */
  abstract readonly code: string;
  declare readonly status?: number;
  declare readonly ownerCode?: string;
  declare readonly ownerMessage?: string;
  declare readonly body?: string;
  declare readonly headers?: { readonly [name: string]: string };
  declare readonly operation?: string;
  declare readonly attempts: number;
  declare readonly retryAfter?: number;
  declare readonly documented: boolean;
  declare readonly option?: string;

  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { attempts: 0, documented: false }, details);
  }

  /** The class's name, which a minifier would otherwise change. */
  override get name(): string {
    return `${`-${this.code}`.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Error`;
  }

  /** For structured logs: the details and the message, which `JSON.stringify` would leave out. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

type ErrorClass<Code extends string> = new (
  message: string,
  details?: ErrorDetails,
) => ClearPresignError & { readonly code: Code };

const classes: { [code: string]: ErrorClass<string> } = {};

// One maker of classes instead of fourteen class bodies, since every client carries all of them.
function kind<Code extends string>(code: Code): ErrorClass<Code> {
  const made = class extends ClearPresignError {
    readonly code = code;
  };
  classes[code] = made;
  return made;
}

/** The token was refused: 401 of either API (documented; Integration v1 says `AUTHORIZATION_FAILED`). */
export const AuthenticationError = kind('authentication');
export type AuthenticationError = InstanceType<typeof AuthenticationError>;

/** The caller may not do this: 403 of either API, or `PERMISSION_DENIED` (documented). */
export const PermissionDeniedError = kind('permission-denied');
export type PermissionDeniedError = InstanceType<typeof PermissionDeniedError>;

/** The account's license has expired: `LICENSE_EXPIRED` of Integration v1 (code documented, status not). */
export const LicenseExpiredError = kind('license-expired');
export type LicenseExpiredError = InstanceType<typeof LicenseExpiredError>;

/** The quota is used up: `API_QUOTA_EXCEEDED` of Integration v1 (code documented, status not), or any 429. */
export const QuotaExceededError = kind('quota-exceeded');
export type QuotaExceededError = InstanceType<typeof QuotaExceededError>;

/** The request is at fault: One Integration's 400 (documented), Integration v1's FAILED and array 500 (sample). */
export const InvalidRequestError = kind('invalid-request');
export type InvalidRequestError = InstanceType<typeof InvalidRequestError>;

/** One Integration does not take files with this extension: its 406 (sample). */
export const UnsupportedFileTypeError = kind('unsupported-file-type');
export type UnsupportedFileTypeError = InstanceType<typeof UnsupportedFileTypeError>;

/** The server failed for a reason of its own: 500 (documented), or another 5xx of a gateway or of storage. */
export const ServerFaultError = kind('server-fault');
export type ServerFaultError = InstanceType<typeof ServerFaultError>;

/** An answer that the contract does not have: another status, a redirect, a body that is no success. */
export const UnexpectedAnswerError = kind('unexpected-answer');
export type UnexpectedAnswerError = InstanceType<typeof UnexpectedAnswerError>;

/** Storage refused the upload, or the URL is not one that may be uploaded to. */
export const StorageRefusedError = kind('storage-refused');
export type StorageRefusedError = InstanceType<typeof StorageRefusedError>;

/** The pre-signed URL's life is over: 3600 s for One Integration, 600 s for Integration v1 (documented). */
export const UrlExpiredError = kind('url-expired');
export type UrlExpiredError = InstanceType<typeof UrlExpiredError>;

/** The connection could not be made, or broke before the whole answer was there. */
export const ConnectionError = kind('connection');
export type ConnectionError = InstanceType<typeof ConnectionError>;

/** The time given by `timeout`, `uploadTimeout` or `deadline` (milliseconds) is over, or the server said 408. */
export const TimeoutError = kind('timeout');
export type TimeoutError = InstanceType<typeof TimeoutError>;

/** The caller's `signal` was aborted. */
export const AbortedError = kind('aborted');
export type AbortedError = InstanceType<typeof AbortedError>;

/** An option or argument cannot be right; nothing was sent. `option` names it. */
export const InvalidOptionError = kind('invalid-option');
export type InvalidOptionError = InstanceType<typeof InvalidOptionError>;

/** Any error of this package, as a union that narrows by `code`. */
export type ClearError =
  | AuthenticationError
  | PermissionDeniedError
  | LicenseExpiredError
  | QuotaExceededError
  | InvalidRequestError
  | UnsupportedFileTypeError
  | ServerFaultError
  | UnexpectedAnswerError
  | StorageRefusedError
  | UrlExpiredError
  | ConnectionError
  | TimeoutError
  | AbortedError
  | InvalidOptionError;

/** The values of `code`. */
export type ErrorCode = ClearError['code'];

/** The class of each `code`. */
export type ErrorByCode = { [Kind in ClearError as Kind['code']]: Kind };

/** Every class, by its `code`. */
export const errorTypes = classes as {
  readonly [Code in ErrorCode]: ErrorClass<Code>;
};

/** Whether a caught value is an error of this package; it then narrows by `code`. */
export function isClearError(value: unknown): value is ClearError {
  return value instanceof ClearPresignError;
}
