import { type Meaning, wordsOf } from '../contract/meaning.ts';
import type { Answer } from './answer.ts';
import {
  type ClearError,
  ClearPresignError,
  type ErrorCode,
  type ErrorDetails,
  errorTypes,
} from './errors.ts';
import type { Call } from './exchange.ts';
import { maskedCause, oneLine, textOf } from './mask.ts';
import { EarlySuccess } from './put.ts';
import { type Interruption, retryAfter } from './time.ts';

/** What is to be done about it, for people; goes on in the line of what happened. */
const advice: { readonly [Code in ErrorCode]?: (call: Call) => string } = {
  authentication: ({ credential }) => ` Check ${credential}, and that it is for this baseUrl.`,
  'permission-denied': () => " Ask the account's administrator.",
  'unsupported-file-type': () => ' Give the file a documented extension, in lower case.',
  'server-fault': () => ' Try again later.',
  'unexpected-answer': () => ' No documented answer: check baseUrl and what stands between.',
  'url-expired': () => ' Ask for a new URL.',
  connection: () => ' Check the network and the address.',
};

/** The error of an answer that is no success. */
export function refusalOf(call: Call, answer: Answer, meaning: Meaning): ClearError {
  const { kind, code: ownerCode, documented, shape } = meaning;
  const ownerMessage = meaning.message ?? detailOf(answer);
  const { status, headers, content: body } = answer;
  const wait = retryAfter(call.clock, headers);
  // A browser hides the status of a redirect that it was told not to follow. A code may be the status once
  // more, and is said once.
  const parts = new Set([
    `${status || 'redirect'}`,
    ...wordsOf(shape),
    ownerCode,
    wait === undefined ? '' : `wait ${wait} s`,
    ownerMessage,
    answer.isCut ? 'longer than any answer of this API' : '',
  ]);
  return failure(call, errorCode(kind), `HTTP ${[...parts].filter(Boolean).join(', ')}`, {
    status,
    ownerCode,
    ownerMessage,
    documented,
    body,
    headers: Object.fromEntries(headers),
    retryAfter: wait,
  });
}

/** What a mock or a gateway says by its own standard (RFC 9457) where the contract has nothing. */
function detailOf({ content }: Answer): string | undefined {
  try {
    const { detail } = JSON.parse(content);
    return typeof detail === 'string' ? detail : undefined;
  } catch {
    return undefined;
  }
}

/** A kind that a newer contract has and this client does not know is an answer that it did not expect. */
function errorCode(kind: string | undefined): ErrorCode {
  return Object.hasOwn(errorTypes, String(kind)) ? (kind as ErrorCode) : 'unexpected-answer';
}

/** The error of a call that was not answered. */
export function faultOf(call: Call, cause: unknown): ClearError {
  if (cause instanceof ClearPresignError) {
    return Object.assign(cause as ClearError, {
      attempts: call.sent,
      operation: call.operationId,
    });
  }
  const { interrupted, cause: reason } = (cause ?? {}) as Partial<Interruption>;
  if (interrupted === 'aborted')
    return failure(call, 'aborted', 'the signal was aborted', {}, reason);
  if (interrupted === 'timeout') {
    const late = call.isTokenAwaited ? `${call.credential} gave no token` : 'no answer';
    return failure(call, 'timeout', `${late} in the time allowed`, {}, reason);
  }
  if (cause instanceof EarlySuccess) {
    return failure(call, 'unexpected-answer', cause.message, { status: cause.status });
  }
  // What lies beneath says which address; fetch itself says only that it failed.
  const what = saidBy(reason ?? cause ?? 'no reason given');
  return failure(call, 'connection', `the connection failed: ${what}`, {}, cause);
}

/** What was thrown, without the name of its class; several at once have a code alone. */
function saidBy(fault: unknown): string {
  const { message, code } = Object(fault);
  return textOf(message || code || fault);
}

/** Makes the error of a call, with every text in it masked. */
export function failure(
  call: Call,
  code: ErrorCode,
  what: string,
  details: ErrorDetails,
  cause?: unknown,
): ClearError {
  const { title, operationId: operation, sent: attempts, mask } = call;
  const { body, headers, ownerCode, ownerMessage } = details;
  const masked = (text: string | undefined) => (text === undefined ? undefined : mask(text));
  const known: { [detail: string]: unknown } = {
    operation,
    attempts,
    ...details,
    ownerCode: masked(ownerCode),
    ownerMessage: masked(ownerMessage),
    body: masked(body),
    headers:
      headers &&
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)])),
    cause: maskedCause(cause, mask),
  };
  for (const name in known) if (known[name] === undefined) delete known[name];
  // Only what is masked already: a token may end with a full stop.
  const said = oneLine(mask(what)).replace(/\.$/, '');
  return new errorTypes[code](`${title}: ${said}.${advice[code]?.(call) ?? ''}`, known);
}
