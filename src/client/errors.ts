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
    return `${(this.code ?? '').replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase())}Error`;
  }

  /** For structured logs: the details and the message, which `JSON.stringify` would leave out. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

/** The token was refused: 401 of either API (documented; Integration v1 says `AUTHORIZATION_FAILED`). */
export class AuthenticationError extends ClearPresignError {
  readonly code = 'authentication';
}

/** The caller may not do this: 403 of either API, or `PERMISSION_DENIED` (documented). */
export class PermissionDeniedError extends ClearPresignError {
  readonly code = 'permission-denied';
}

/** The account's license has expired: `LICENSE_EXPIRED` of Integration v1 (code documented, status not). */
export class LicenseExpiredError extends ClearPresignError {
  readonly code = 'license-expired';
}

/** The quota is used up: `API_QUOTA_EXCEEDED` of Integration v1 (code documented, status not), or any 429. */
export class QuotaExceededError extends ClearPresignError {
  readonly code = 'quota-exceeded';
}

/** The request is at fault: One Integration's 400 (documented), Integration v1's FAILED and array 500 (sample). */
export class InvalidRequestError extends ClearPresignError {
  readonly code = 'invalid-request';
}

/** One Integration does not take files with this extension: its 406 (sample). */
export class UnsupportedFileTypeError extends ClearPresignError {
  readonly code = 'unsupported-file-type';
}

/** The server failed for a reason of its own: 500 (documented), or another 5xx of a gateway or of storage. */
export class ServerFaultError extends ClearPresignError {
  readonly code = 'server-fault';
}

/** An answer that the contract does not have: another status, a redirect, a body that is no success. */
export class UnexpectedAnswerError extends ClearPresignError {
  readonly code = 'unexpected-answer';
}

/** Storage refused the upload, or the URL is not one that may be uploaded to. */
export class StorageRefusedError extends ClearPresignError {
  readonly code = 'storage-refused';
}

/** The pre-signed URL's life is over: 3600 s for One Integration, 600 s for Integration v1 (documented). */
export class UrlExpiredError extends ClearPresignError {
  readonly code = 'url-expired';
}

/** The connection could not be made, or broke before the whole answer was there. */
export class ConnectionError extends ClearPresignError {
  readonly code = 'connection';
}

/** The time given by `timeout`, `uploadTimeout` or `deadline` (milliseconds) is over, or the server said 408. */
export class TimeoutError extends ClearPresignError {
  readonly code = 'timeout';
}

/** The caller's `signal` was aborted. */
export class AbortedError extends ClearPresignError {
  readonly code = 'aborted';
}

/** An option or argument cannot be right; nothing was sent. `option` names it. */
export class InvalidOptionError extends ClearPresignError {
  readonly code = 'invalid-option';
}

/** Every class, by its `code`. */
export const errorTypes = {
  authentication: AuthenticationError,
  'permission-denied': PermissionDeniedError,
  'license-expired': LicenseExpiredError,
  'quota-exceeded': QuotaExceededError,
  'invalid-request': InvalidRequestError,
  'unsupported-file-type': UnsupportedFileTypeError,
  'server-fault': ServerFaultError,
  'unexpected-answer': UnexpectedAnswerError,
  'storage-refused': StorageRefusedError,
  'url-expired': UrlExpiredError,
  connection: ConnectionError,
  timeout: TimeoutError,
  aborted: AbortedError,
  'invalid-option': InvalidOptionError,
} as const;

/** The values of `code`. */
export type ErrorCode = keyof typeof errorTypes;

/** The class of each `code`. */
export type ErrorByCode = { [Code in ErrorCode]: InstanceType<(typeof errorTypes)[Code]> };

/** Any error of this package, as a union that narrows by `code`. */
export type ClearError = ErrorByCode[ErrorCode];

/** Whether a caught value is an error of this package; it then narrows by `code`. */
export function isClearError(value: unknown): value is ClearError {
  return value instanceof ClearPresignError;
}
