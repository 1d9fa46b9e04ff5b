import type { Answer, Verdict } from './answer.ts';
import {
  type ClearError,
  ClearPresignError,
  type ErrorCode,
  type ErrorDetails,
  errorTypes,
} from './errors.ts';
import { type Interruption, interruptible, pause } from './interruption.ts';
import { maskedCause } from './mask.ts';
import type { CallOptions } from './options.ts';
import { backOff, retryAfter } from './retry-timing.ts';
import { effort, type Settings } from './settings.ts';

/** What a call is about. */
export type Operation = {
  /** Its name, for people. */
  readonly title: string;
  readonly operationId: string;
  /** Whether the same request can be sent again. */
  readonly repeatable: boolean;
  /** Whether the same request can succeed later, by each HTTP status that the contract has. */
  readonly retryable: { readonly [status: string]: boolean };
  /** What an answer means; undefined when it is a success. */
  readonly judge: (answer: Answer) => Verdict | undefined;
};

/** One call in progress: from the first request to the last. */
export type Call = Settings &
  Operation & {
    readonly signal: AbortSignal | undefined;
    /** When the whole call has to be over, milliseconds since 1970. */
    readonly endsAt: number;
    /** Requests sent so far. */
    sent: number;
    /** When the last request of an API was sent, milliseconds since 1970; 0 before. */
    sentAt: number;
  };

/** Prepares a call of an operation. @throws InvalidOptionError */
export function prepare(settings: Settings, operation: Operation, options: CallOptions): Call {
  const chosen = effort(settings, options);
  const endsAt = settings.clock.now() + chosen.deadline;
  const { signal } = options;
  return { ...settings, ...operation, ...chosen, signal, endsAt, sent: 0, sentAt: 0 };
}

/**
 * Sends a request until it is answered for good: again after a fault that can pass, never longer than
 * the deadline.
 *
 * @returns the last answer, whatever it says, and the error that it means
 * @throws ConnectionError, TimeoutError, AbortedError
 */
export async function exchange(
  call: Call,
  timeout: number,
  attempt: (signal: AbortSignal) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly error: ClearError | undefined }> {
  const { clock, signal, maxRetryDelay: most } = call;
  let delay = 0;
  for (let tried = 1; ; tried++) {
    let answer: Answer | undefined;
    let error: ClearError | undefined;
    try {
      if (tried > 1) await pause(clock, delay, signal);
      const limit = Math.min(timeout, call.endsAt - clock.now());
      if (limit <= 0) throw { interrupted: 'timeout' } satisfies Interruption;
      answer = await interruptible(clock, limit, signal, attempt);
      error = failure(call, answer);
    } catch (fault) {
      error = thrown(call, fault);
    }
    call.log?.('debug', `request ${call.sent}, ${error?.message ?? `${call.title}: success`}`);
    const { retryAfter: asked } = error ?? {};
    delay = asked === undefined ? backOff(clock, tried, most) : asked * 1000;
    const isOver = tried > call.retries || delay > most || clock.now() + delay >= call.endsAt;
    if (!error || !call.repeatable || isOver || !isPassing(call, error)) {
      if (answer) return { answer, error };
      throw error;
    }
    call.log?.('info', `trying again in ${Math.round(delay)} ms: ${error.message}`);
  }
}

/** What HTTP itself says can pass: too slow, too many, and what a gateway says of those behind it. */
const passing = [408, 429, 502, 503, 504];

/** Whether the same request can succeed later: as documented, unless the body blames the caller. */
function isPassing({ retryable }: Operation, { code, status }: ClearPresignError): boolean {
  if (code === 'connection') return true;
  if (!status) return code === 'timeout';
  const documented = retryable[status];
  return documented ? code === 'server-fault' : (documented ?? passing.includes(status));
}

/** The error of an answer; undefined when it is a success. */
function failure(call: Call, answer: Answer): ClearError | undefined {
  const verdict = call.judge(answer);
  if (!verdict) return undefined;
  const { code, ...owner } = verdict;
  const { status, headers, content: body } = answer;
  const wait = retryAfter(call.clock, headers);
  // A browser hides the status of a redirect that it was told not to follow.
  // One Integration's code is the status once more, and is said once.
  const parts = new Set([
    `${status || 'redirect'}`,
    owner.ownerCode,
    wait === undefined ? '' : `wait ${wait} s`,
    owner.ownerMessage,
  ]);
  return fault(call, code, `HTTP ${[...parts].filter(Boolean).join(', ')}`, {
    status,
    ...owner,
    body,
    headers: Object.fromEntries(headers),
    retryAfter: wait,
  });
}

/** The error of a call that was not answered. */
function thrown(call: Call, cause: unknown): ClearError {
  if (cause instanceof ClearPresignError) {
    return Object.assign(cause as ClearError, { attempts: call.sent, operation: call.operationId });
  }
  // An own fetch or middleware may give no reason.
  const { interrupted, cause: reason } = (cause ?? {}) as Partial<Interruption>;
  if (interrupted) {
    const isAborted = interrupted === 'aborted';
    const what = isAborted ? 'the signal was aborted' : 'no answer in the time allowed';
    return fault(call, interrupted, what, {}, reason);
  }
  return fault(
    call,
    'connection',
    reason ? `${cause}: ${reason}` : String(cause ?? 'no reason given'),
    {},
    cause,
  );
}

/** What to do about it, for people; goes on in the line of what happened. */
const advice: { readonly [Code in ErrorCode]?: string } = {
  authentication: ' Check authToken, and that it is for this baseUrl.',
  'permission-denied': " Ask the account's administrator.",
  'unsupported-file-type': ' Give the file a documented extension, in lower case.',
  'server-fault': ' Try again later.',
  'unexpected-answer': ' No documented answer: check baseUrl.',
  'url-expired': ' Ask for a new URL.',
};

/** Makes the error of a call, with every text in it masked. */
export function fault(
  call: Call,
  code: ErrorCode,
  what: string,
  details: ErrorDetails,
  cause?: unknown,
): ClearError {
  const { title, operationId: operation, sent: attempts, mask } = call;
  const known = JSON.stringify({ operation, attempts, ...details });
  const masked = JSON.parse(known, (_, value) => (typeof value === 'string' ? mask(value) : value));
  masked.cause = maskedCause(cause, mask);
  // Only what is masked already: a token may end with a full stop.
  return new errorTypes[code](
    `${title}: ${mask(what).replace(/\.$/, '')}.${advice[code] ?? ''}`,
    masked,
  );
}
