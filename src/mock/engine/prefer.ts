import type { Answer } from '../answers.ts';

/** What a `Prefer` header asks of Prism, as Prism's users know it. */
export type Preferences = {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
};

export type Preferred =
  | { readonly preferences: Preferences; readonly applied: string }
  | { readonly mistake: string };

/**
 * Reads the `Prefer` header (RFC 7240), or the query parameters `__code`, `__example`, `__dynamic` and
 * `__seed` that Prism takes instead of it.
 *
 * @returns undefined when the request asks for nothing, a sentence when it asks for nonsense
 */
export function readPreferences(header: string | undefined, search: string): Preferred | undefined {
  const asked = header === undefined ? fromQuery(search) : fromHeader(header);
  const { code, dynamic, example, seed } = asked;
  if ([code, dynamic, example, seed].every((value) => value === undefined)) return undefined;
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    return { mistake: `Prefer: code=${code} is not a status of three digits.` };
  }
  if (dynamic !== undefined && dynamic !== 'true' && dynamic !== 'false') {
    return { mistake: `Prefer: dynamic=${dynamic} is neither true nor false.` };
  }
  const preferences = {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
    ...(seed !== undefined && { seed }),
  };
  const applied = Object.entries(preferences).map(([name, value]) => `${name}=${quoted(value)}`);
  return { preferences, applied: applied.join(', ') };
}

/** A value as a header can carry it, wherever it came from. */
function quoted(value: string | number | boolean): string {
  const text = String(value);
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text) ? text : `"${encodeURIComponent(text)}"`;
}

type Asked = { [name: string]: string | undefined };

function fromQuery(search: string): Asked {
  if (!search.includes('__')) return {};
  const query = new URLSearchParams(search);
  const names = ['code', 'example', 'dynamic', 'seed'];
  return Object.fromEntries(names.map((name) => [name, query.get(`__${name}`) ?? undefined]));
}

/** The first value of a name counts; commas and semicolons within quotes do not part. */
function fromHeader(header: string): Asked {
  const asked: Asked = Object.create(null);
  for (const [, name, quoted, plain] of header.matchAll(
    /([^\s,;="]+)\s*(?:=\s*(?:"([^"]*)"|([^,;]*)))?/g,
  )) {
    if (name) asked[name.toLowerCase()] ??= quoted ?? plain?.trim() ?? 'true';
  }
  return asked;
}

/**
 * The documented answer that the preferences name, among the answers of one operation.
 *
 * @returns undefined when no example is one: Prism invents it, or says that there is none
 */
export function choose(
  answers: readonly Answer[],
  { code, example, dynamic = false }: Preferences,
  success: Answer | undefined,
): Answer | undefined {
  if (dynamic && example === undefined) return undefined;
  const status = code ?? success?.status;
  return answers.find(
    (answer) => answer.status === status && (example === undefined || answer.example === example),
  );
}
