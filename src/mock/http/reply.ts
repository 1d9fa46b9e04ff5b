/** A whole answer. Headers are a flat list of names and values, which node writes without a detour. */
export type Reply = {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string | Buffer;
  /** The name of the documented example that this is. */
  readonly example?: string | undefined;
  /** Why the request got this answer, for the log and the journal. */
  readonly note?: string | undefined;
};

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
  ...headers: string[]
): Reply {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  return { status, headers: ['content-type', 'application/problem+json', ...headers], body };
}

/** The answer to a preference that cannot be read, with the status that Prism gives it. */
export function unprocessable(mistake: string): Reply {
  return problem(422, 'Unprocessable Content', mistake);
}
