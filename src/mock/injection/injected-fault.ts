import type { ContractName } from '../documents.ts';
import { UserError } from '../options.ts';

/** A fault that a test asks for. Its parts can be combined: a delay, then a status, sent slowly. */
export type InjectedFault = {
  /** The document whose operation it meets; by default the next one that is called. */
  readonly operation?: ContractName;
  /** How many calls it meets: 1 by default, or `'always'`. */
  readonly times?: number | 'always';
  /** Milliseconds to wait before anything else. */
  readonly delay?: number;
  /** Answer with this status: the document's first example for it, or `body`. */
  readonly status?: number;
  /** The documented example to answer with; it brings its own status. */
  readonly example?: string;
  /** Headers to add to the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of the answer, in place of the documented one. */
  readonly body?: string;
  /** Reset the connection instead of answering. */
  readonly reset?: boolean;
  /** Announce the whole body, send this many of its bytes and cut the connection. */
  readonly truncate?: number;
  /** Milliseconds over which the body is spread. */
  readonly slow?: number;
};

type Check = (value: unknown, names: readonly ContractName[]) => string | undefined;

const checks: { readonly [K in keyof InjectedFault]-?: Check } = {
  operation: (value, names) =>
    names.some((name) => name === value) ? undefined : `one of ${names.join(', ')}`,
  times: (value) => (value === 'always' ? undefined : wholeNumber(value, 1)),
  delay: (value) => wholeNumber(value, 0, 600_000),
  status: (value) => wholeNumber(value, 200, 599),
  example: (value) => text(value),
  headers: (value) =>
    areHeaders(value) ? undefined : 'header values by name, without length, trailer and connection',
  body: (value) => text(value),
  reset: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  truncate: (value) => wholeNumber(value, 0),
  slow: (value) => wholeNumber(value, 0, 600_000),
};

/**
 * @param names of the documents whose operations it may meet
 * @throws {UserError} naming the part that is unknown or wrong, its value and what it may be
 */
export function checkInjectedFault(fault: unknown, names: readonly ContractName[]): InjectedFault {
  if (typeof fault !== 'object' || fault === null || Array.isArray(fault)) {
    throw new UserError('A fault is an object, for instance {"status": 503, "times": 2}.');
  }
  const parts = Object.keys(checks).join(', ');
  for (const [part, value] of Object.entries(fault)) {
    if (!Object.hasOwn(checks, part)) {
      throw new UserError(`A fault has no part "${part}"; it may have ${parts}.`);
    }
    const wanted = checks[part as keyof InjectedFault](value, names);
    if (wanted)
      throw new UserError(`The fault's ${part} is ${JSON.stringify(value)}; it must be ${wanted}.`);
  }
  if (!Object.keys(fault).some((part) => part !== 'operation' && part !== 'times')) {
    throw new UserError(
      `The fault does not say what goes wrong, as {"status": 503} does; it may have ${parts}.`,
    );
  }
  return fault as InjectedFault;
}

function wholeNumber(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER) {
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  if (fits) return undefined;
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`;
  return `a whole number from ${least}${upTo}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : 'a text';
}

/** Names and values that HTTP can carry; length and connection are what the body and `truncate` make them. */
function areHeaders(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, text]) =>
        /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
        !/^(content-length|transfer-encoding|connection|trailer|upgrade)$/i.test(name) &&
        typeof text === 'string' &&
        /^[\t\x20-\x7e]*$/.test(text),
    )
  );
}
