import type { ErrorCode } from './errors.ts';

/** Headers of an answer, by their names in lower case; a Response's and a Map are such. */
export type AnswerHeaders = Iterable<[string, string]> & {
  readonly get: (name: string) => string | null | undefined;
};

/** A response whose body has been read. */
export type Answer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly content: string;
};

/** What is read of a response. */
export type Received = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body?: { readonly cancel: () => Promise<void> } | null;
  readonly text: () => Promise<string>;
};

/** Reads a response to its end, or gives it back unread when nobody waits for it any more. */
export async function answerOf(response: Received, signal: AbortSignal): Promise<Answer> {
  if (signal.aborted) await response.body?.cancel();
  const { status, headers } = response;
  return { status, headers, content: await response.text() };
}

/** What an answer that is no success means. */
export type Verdict = {
  readonly code: ErrorCode;
  readonly ownerCode?: string | undefined;
  readonly ownerMessage?: string | undefined;
  readonly documented?: boolean;
};

/** The contract's tables of what an answer means, in the words that are the codes of our errors. */
export type ErrorKinds = {
  readonly status: { readonly [status: string]: ErrorCode };
  readonly code: { readonly [code: string]: ErrorCode };
};

/** What a status and an owner's code mean: the code says more, and HTTP's own meaning comes last. */
export function meaning({ code, status }: ErrorKinds, of: number, ownerCode?: unknown): ErrorCode {
  // A server's word may be a name that every object has.
  if (Object.hasOwn(code, String(ownerCode))) return code[String(ownerCode)] as ErrorCode;
  const usual = { 408: 'timeout', 429: 'quota-exceeded', ...status } as ErrorKinds['status'];
  return usual[of] ?? (of >= 500 ? 'server-fault' : 'unexpected-answer');
}

/** The body as JSON, or undefined when it is none. */
export function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** A value from outside, when it is text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
