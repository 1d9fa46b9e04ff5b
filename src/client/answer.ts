import type { ErrorCode } from './errors.ts';

/**
 * A response whose body has been read. It has just what openapi-fetch looks at, since making a second
 * `Response` would cost more than the rest of a call.
 */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly content: string;
  readonly ok: boolean;
  readonly body = null;

  constructor(status: number, headers: Headers, content: string) {
    this.status = status;
    this.headers = headers;
    this.content = content;
    this.ok = status >= 200 && status < 300;
  }

  async text(): Promise<string> {
    return this.content;
  }
}

/** Reads a response to its end; what is abandoned half-way is released by the signal of its request. */
export async function answerOf(response: Response): Promise<Answer> {
  return new Answer(response.status, response.headers, await response.text());
}

/** What an answer that is no success means. */
export type Verdict = {
  readonly kind: ErrorCode;
  readonly ownerCode?: string | undefined;
  readonly ownerMessage?: string | undefined;
  readonly documented?: boolean;
};

/** Reads the contract's tables of what an answer means; its own words are the codes of our errors. */
export type ErrorKinds = {
  readonly status: { readonly [status: string]: ErrorCode };
  readonly code: { readonly [code: string]: ErrorCode };
};

/** What a status and an owner's code mean; a code says more than a status. */
export function kindOf(kinds: ErrorKinds, status: number, code: unknown): ErrorCode {
  return entry(kinds.code, code) ?? entry(kinds.status, status) ?? usualKind(status);
}

/** For what the contract does not have, HTTP's own meaning. */
function usualKind(status: number): ErrorCode {
  if (status === 408) return 'timeout';
  if (status === 429) return 'quota-exceeded';
  return status >= 500 ? 'server-fault' : 'unexpected-answer';
}

/** A server's word is not trusted to be no name that every object has. */
function entry<Value>(table: { readonly [key: string]: Value }, key: unknown): Value | undefined {
  return Object.hasOwn(table, String(key)) ? table[String(key)] : undefined;
}

/** The body as JSON, or undefined when it is none. */
export function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
