import type { Answer, Verdict } from './answer.ts';
import {
  type ClearError,
  ClearPresignError,
  type ErrorCode,
  type ErrorDetails,
  errorTypes,
} from './errors.ts';
import { Interruption, interruptible, pause } from './interruption.ts';
import { type Mask, maskedCause } from './mask.ts';
import type { CallOptions } from './options.ts';
import { backOff, retryAfter } from './retry-timing.ts';
import { effort, type Settings } from './settings.ts';

/** One call in progress: from the first request to the last. */
export type Call = Settings & {
  /** The operation's name for people, and its `operationId`. */
  readonly title: string;
  readonly operation: string;
  readonly signal: AbortSignal | undefined;
  /** When the whole call has to be over, milliseconds since 1970. */
  readonly endsAt: number;
  /** Whether the same request can be sent again. */
  readonly repeatable: boolean;
  /** What an answer means; undefined when it is a success. */
  readonly judge: (answer: Answer) => Verdict | undefined;
  /** Requests sent so far. */
  sent: number;
};

/** Prepares a call of an operation. @throws InvalidOptionError */
export function prepare(
  settings: Settings,
  about: Pick<Call, 'title' | 'operation' | 'judge'> & {
    readonly mask?: Mask;
    readonly repeatable?: boolean;
  },
  options: CallOptions,
): Call {
  const chosen = effort(settings, options);
  return {
    repeatable: true,
    ...settings,
    ...about,
    ...chosen,
    signal: options.signal,
    endsAt: settings.clock.now() + chosen.deadline,
    sent: 0,
  };
}

/**
 * Sends a request until it is answered for good: again after a fault that can pass, never longer than
 * the deadline.
 *
 * @returns the last answer, whatever it says
 * @throws ConnectionError, TimeoutError, AbortedError
 */
export async function exchange(
  call: Call,
  timeout: number,
  attempt: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { clock, log, signal } = call;
  for (let tried = 1; ; tried++) {
    const left = call.endsAt - clock.now();
    const outcome = await interruptible(clock, Math.min(timeout, left), signal, attempt).catch(
      (fault: unknown) => thrown(call, fault),
    );
    const error = outcome instanceof Error ? outcome : failure(call, outcome);
    const last = () => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    log('debug', `${call.title}, request ${call.sent}: ${error ? error.message : 'success'}`);
    if (!error || !call.repeatable || tried > call.retries || !isPassing(error)) return last();
    const asked = outcome instanceof Error ? undefined : retryAfter(clock, outcome.headers);
    const delay = asked ?? backOff(clock, tried, call.maxRetryDelay);
    if (delay > call.maxRetryDelay || clock.now() + delay >= call.endsAt) return last();
    log('info', `${call.title} is tried again in ${Math.round(delay)} ms: ${error.message}`);
    await pause(clock, delay, signal).catch((fault) => {
      throw thrown(call, fault);
    });
  }
}

/** Whether the same request can succeed later; a 500 that blames the caller has another kind. */
function isPassing({ code, status }: ClearPresignError): boolean {
  if (!status) return code === 'connection' || code === 'timeout';
  return (
    code === 'connection' ||
    [408, 429, 502, 503, 504].includes(status) ||
    (status === 500 && code === 'server-fault')
  );
}

/** The error of an answer; undefined when it is a success. */
export function failure(call: Call, answer: Answer): ClearError | undefined {
  const verdict = call.judge(answer);
  if (!verdict) return undefined;
  const { mask } = call;
  const { ownerCode, ownerMessage, documented } = verdict;
  const wait = retryAfter(call.clock, answer.headers);
  const said = [ownerCode, ownerMessage].filter(Boolean).map((text) => mask(String(text)));
  const asked = wait === undefined ? '' : ` The server asks to wait ${Math.ceil(wait / 1000)} s.`;
  return fault(call, verdict.kind, `${[`HTTP ${answer.status}`, ...said].join(', ')}.${asked}`, {
    status: answer.status,
    ownerCode: ownerCode && mask(ownerCode),
    ownerMessage: ownerMessage && mask(ownerMessage),
    body: mask(answer.content),
    headers: Object.fromEntries([...answer.headers].map(([name, value]) => [name, mask(value)])),
    documented: documented ?? false,
    ...(wait === undefined ? {} : { retryAfter: wait / 1000 }),
  });
}

/** The error of a call that was not answered. */
function thrown(call: Call, cause: unknown): ClearError {
  if (cause instanceof ClearPresignError) {
    return Object.assign(cause as ClearError, { operation: call.operation, attempts: call.sent });
  }
  if (cause instanceof Interruption) {
    const why =
      cause.code === 'aborted' ? 'the signal was aborted' : 'no answer in the time allowed';
    return fault(call, cause.code, `${why}.`, { cause: cause.cause });
  }
  const { message, cause: beneath } = cause as Partial<Error>;
  const reason = [message, (beneath as Partial<Error>)?.message].filter(Boolean).join(': ');
  return fault(call, 'connection', `${call.mask(reason || String(cause))}.`, { cause });
}

/** What to do about it, for people. */
const advice: { readonly [Code in ErrorCode]?: string } = {
  authentication: 'Check authToken, and that it belongs to this environment.',
  'permission-denied': 'Ask the administrator of the account for the permission.',
  'license-expired': 'Renew the license of the account.',
  'quota-exceeded': 'Wait, or ask for a larger quota.',
  'unsupported-file-type': 'Name the file with an extension that the API takes.',
  'server-fault': 'Try again later.',
  'unexpected-answer': 'Check baseUrl; something other than the documented API answered.',
  'url-expired': 'Ask for a new URL.',
};

/** Makes the error of a call. */
export function fault(
  call: Call,
  code: ErrorCode,
  what: string,
  details: ErrorDetails,
): ClearError {
  const { title, operation, sent, mask } = call;
  const message = `${title}: ${what} ${advice[code] ?? ''}`.trim();
  return new errorTypes[code](message, {
    operation,
    attempts: sent,
    ...details,
    cause: maskedCause(details.cause, mask),
  });
}
