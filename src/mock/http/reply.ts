import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Departure } from '../journal/journal.ts';

/** A whole answer. Headers are a flat list of names and values, which node writes without a detour. */
export type Reply = {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string | Buffer | Streamed;
  /** The name of the documented example that this is. */
  readonly example?: string | undefined;
  /** Why the request got this answer, for the log and the journal. */
  readonly note?: string | undefined;
  /** In proxy mode: how the call departs from the contract. */
  readonly departures?: readonly Departure[];
  /** The headers are all that is sent, beside the length: those for other origins are among them. */
  readonly headersAreWhole?: boolean;
};

/** A body that may be larger than memory. */
export type Streamed = { readonly size: number; readonly stream: Readable };

/** An answer in JSON of the mock's own, outside the contracts. */
export function json(status: number, value: unknown, ...headers: string[]): Reply {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return { status, headers: ['content-type', 'application/json', ...headers], body };
}

/** An error of the mock itself (RFC 9457): no contract names it. */
export function problem(
  status: number,
  title: string,
  detail: string,
  type = 'about:blank',
): Reply {
  const body = JSON.stringify({ type, title, status, detail });
  return { status, headers: ['content-type', 'application/problem+json'], body };
}

/** The answer to a preference that cannot be read, with the status that Prism gives it. */
export function unprocessable(mistake: string): Reply {
  return problem(422, 'Unprocessable Content', mistake);
}

/** Sent with every answer: a page of any origin may read all of it, since nothing here is a secret. */
export const corsHeaders: readonly string[] = [
  'access-control-allow-origin',
  '*',
  'access-control-expose-headers',
  '*',
];

/** The answer to OPTIONS: what may be done here, and to a browser that asks first, that it may. */
export function options(methods: readonly string[], headers: IncomingHttpHeaders): Reply {
  const allow = allowed(methods);
  const asksFirst = headers.origin !== undefined && 'access-control-request-method' in headers;
  const preflight = [
    'access-control-allow-methods',
    allow,
    'access-control-allow-headers',
    headers['access-control-request-headers'] ?? '*',
    'access-control-allow-private-network',
    'true',
    'access-control-max-age',
    '600',
  ];
  return { status: 204, headers: ['allow', allow, ...(asksFirst ? preflight : [])], body: '' };
}

/** The value of `Allow`: HEAD comes with GET, OPTIONS with everything. */
export function allowed(methods: readonly string[]): string {
  return methods
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .join(', ');
}

/** A text as one line of printable ASCII: a header carries nothing else, and a terminal may obey it. */
export function printable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?').replace(/[^\x20-\x7e]/gu, encodeURI);
}
