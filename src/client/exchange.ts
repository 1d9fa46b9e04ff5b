import { retryableKinds } from '../../generated/kinds.ts';
import type { Meaning } from '../contract/meaning.ts';
import type { Answer } from './answer.ts';
import type { ClearError } from './errors.ts';
import { failure, faultOf, refusalOf } from './failure.ts';
import type { CallOptions } from './options.ts';
import { ownFault } from './refusal.ts';
import { effort, type Settings } from './settings.ts';
import { backOff, type Interruption, interruptible, pause } from './time.ts';

/** What a call is about. */
export type Subject = {
  /** Its name, for people. */
  readonly title: string;
  readonly operationId: string;
  /** Whether the same request can be sent again after a byte of it may have reached the server. */
  readonly isRepeatable: () => boolean;
  /** The option of the credential, for advice. */
  readonly credential: string;
  /** What an answer means; a success has no kind. */
  readonly judge: (answer: Answer) => Meaning;
};

/** One call in progress: from the first request to the last. */
export type Call = Settings &
  Subject & {
    readonly signal: AbortSignal | undefined;
    /** When the whole call has to be over, milliseconds since 1970. */
    readonly endsAt: number;
    /** Requests sent so far. */
    sent: number;
    /** When the last request was sent, milliseconds since 1970; 0 before. */
    sentAt: number;
    /** Whether it is the caller's own function that is waited for. */
    isTokenAwaited: boolean;
  };

/** Prepares a call. @throws InvalidOptionError */
export function prepare(settings: Settings, subject: Subject, options: CallOptions): Call {
  const chosen = effort(settings, options);
  const endsAt = settings.clock.now() + chosen.deadline;
  const { signal } = options;
  const begun = { signal, endsAt, sent: 0, sentAt: 0, isTokenAwaited: false };
  return { ...settings, ...subject, ...chosen, ...begun };
}

/** The last answer, whatever it says, and the error that it means. */
export type Exchanged = {
  readonly answer: Answer;
  readonly meaning: Meaning;
  readonly error: ClearError | undefined;
};

/**
 * Sends a request until it is answered for good: again after a fault that can pass, never longer than
 * the deadline.
 *
 * @throws ConnectionError, TimeoutError, AbortedError, InvalidOptionError
 */
export async function exchange(
  call: Call,
  timeout: number,
  attempt: (signal: AbortSignal) => Promise<Answer>,
): Promise<Exchanged> {
  const { clock, signal, maxRetryDelay: most } = call;
  let delay = 0;
  for (let tried = 1; ; tried++) {
    let exchanged: Exchanged | undefined;
    let error: ClearError | undefined;
    let canPass = false;
    try {
      if (tried > 1) await pause(clock, delay, signal);
      const limit = Math.min(timeout, call.endsAt - clock.now());
      if (limit <= 0) throw { interrupted: 'timeout' } satisfies Interruption;
      const answer = await interruptible(clock, limit, signal, attempt);
      const meaning = call.judge(answer);
      if (meaning.kind) error = refusalOf(call, answer, meaning);
      canPass = meaning.isStatusDocumented ? isPassing(meaning.kind) : passing.has(answer.status);
      canPass ||= always.has(answer.status);
      exchanged = { answer, meaning, error };
    } catch (fault) {
      error = faultOf(call, fault);
      canPass = isPassing(error.code);
    }
    call.log('debug', () => `request ${call.sent}, ${error?.message ?? `${call.title}: success`}`);
    const { retryAfter: asked } = error ?? {};
    delay = asked === undefined ? backOff(clock, tried, most) : asked * 1000;
    const isOver = tried > call.retries || delay > most || clock.now() + delay >= call.endsAt;
    if (!error || !canPass || isOver || !call.isRepeatable()) {
      if (exchanged) return exchanged;
      throw error ?? failure(call, 'connection', 'no reason given', {});
    }
    tell(call, delay, error.message);
  }
}

/** What HTTP itself says can pass, where the contract says nothing: what a gateway says of those behind it. */
const passing = new Set([502, 503, 504]);

/** What the sense of the status is: this request, later. */
const always = new Set([408, 429]);

/** Whether the same request can succeed later. */
function isPassing(kind: string | undefined): boolean {
  return (retryableKinds as readonly (string | undefined)[]).includes(kind);
}

function tell({ log, onRetry, mask, sent }: Call, delay: number, reason: string): void {
  log('info', () => `trying again in ${Math.round(delay)} ms: ${reason}`);
  try {
    onRetry?.({ attempt: sent, delay, reason });
  } catch (fault) {
    throw ownFault('onRetry', mask, fault);
  }
}
