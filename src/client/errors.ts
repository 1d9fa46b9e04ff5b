/** What is known about a failure. Every text in it is masked: no token, no secret input, no URL query. */
export type ErrorDetails = {
  /** The HTTP status of the answer; absent when there was none. */
  readonly status?: number | undefined;
  /** The owner's error code, for instance `API_QUOTA_EXCEEDED`, `406` or S3's `AccessDenied`. */
  readonly ownerCode?: string | undefined;
  /** The owner's message for people. */
  readonly ownerMessage?: string | undefined;
  /** The body of the answer as text. Not shown when the error is printed, logged or serialised. */
  readonly body?: string | undefined;
  /** The headers of the answer, with names in lower case. Not shown either. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** The `operationId` of the contract. */
  readonly operation?: string | undefined;
  /** How many requests were sent for this call; 0 when it was refused before the first. */
  readonly attempts?: number | undefined;
  /** Seconds that the server asked to wait (`Retry-After`). */
  readonly retryAfter?: number | undefined;
  /** Whether the contract has this answer: its status and the shape of its body. */
  readonly documented?: boolean | undefined;
  /** The option at fault, when the mistake is the caller's. */
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

  constructor(message: string, { cause, body, headers, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { attempts: 0, documented: false }, details);
    // To be asked for, and never printed by whoever logs the error.
    Object.defineProperties(this, { body: { value: body }, headers: { value: headers } });
  }

  /** The class's own name, which a minifier does not change. */
  override get name(): string {
    return this.constructor.name;
  }

  /** For structured logs: the details and the message, which `JSON.stringify` would leave out. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

/** The token was refused: 401, or the owner's code for it (documented for both APIs). */
export class AuthenticationError extends ClearPresignError {
  static override readonly name = 'AuthenticationError';
  readonly code = 'authentication';
}

/** The caller may not do this: 403, or the owner's code for it (documented). */
export class PermissionDeniedError extends ClearPresignError {
  static override readonly name = 'PermissionDeniedError';
  readonly code = 'permission-denied';
}

/** The account's license has expired (the owner's code is documented, its status is not). */
export class LicenseExpiredError extends ClearPresignError {
  static override readonly name = 'LicenseExpiredError';
  readonly code = 'license-expired';
}

/** The quota is used up (the owner's code is documented, its status is not), or any 429. */
export class QuotaExceededError extends ClearPresignError {
  static override readonly name = 'QuotaExceededError';
  readonly code = 'quota-exceeded';
}

/** The request is at fault, whatever status the API says so with. */
export class InvalidRequestError extends ClearPresignError {
  static override readonly name = 'InvalidRequestError';
  readonly code = 'invalid-request';
}

/** The API does not take files with this extension (seen in a sample). */
export class UnsupportedFileTypeError extends ClearPresignError {
  static override readonly name = 'UnsupportedFileTypeError';
  readonly code = 'unsupported-file-type';
}

/** The server failed for a reason of its own: 500 (documented), or another 5xx of a gateway or of storage. */
export class ServerFaultError extends ClearPresignError {
  static override readonly name = 'ServerFaultError';
  readonly code = 'server-fault';
}

/** An answer that the contract does not have: another status, a redirect, a body that is no success. */
export class UnexpectedAnswerError extends ClearPresignError {
  static override readonly name = 'UnexpectedAnswerError';
  readonly code = 'unexpected-answer';
}

/** Storage refused the upload, or the URL is not one that may be uploaded to. */
export class StorageRefusedError extends ClearPresignError {
  static override readonly name = 'StorageRefusedError';
  readonly code = 'storage-refused';
}

/** The pre-signed URL's life is over. */
export class UrlExpiredError extends ClearPresignError {
  static override readonly name = 'UrlExpiredError';
  readonly code = 'url-expired';
}

/** The connection could not be made, or broke before the whole answer was there. */
export class ConnectionError extends ClearPresignError {
  static override readonly name = 'ConnectionError';
  readonly code = 'connection';
}

/** The time given by `timeout`, `uploadTimeout` or `deadline` (milliseconds) is over, or the server said 408. */
export class TimeoutError extends ClearPresignError {
  static override readonly name = 'TimeoutError';
  readonly code = 'timeout';
}

/** The caller's `signal` was aborted. */
export class AbortedError extends ClearPresignError {
  static override readonly name = 'AbortedError';
  readonly code = 'aborted';
}

/** An option, an argument or a function of the caller is at fault; `option` names it. Never tried again. */
export class InvalidOptionError extends ClearPresignError {
  static override readonly name = 'InvalidOptionError';
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
