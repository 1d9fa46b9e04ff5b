/**
 * The one module that knows openapi-fetch, which is in maintenance mode. It is loaded when the raw client
 * is first used: our own calls need no more of it than five lines do, and with all of it they would take
 * a quarter longer and every bundle 2.5 kB more.
 */
import type { Client } from 'openapi-fetch';
import type { Answer } from './answer.ts';

/** The openapi-fetch client of an API, typed by its contract. */
export type RawClient<Paths extends object> = Client<Paths>;

/** A request, as far as it matters. */
export type PlainRequest = Pick<Request, 'url' | 'method' | 'headers'> & {
  readonly signal?: AbortSignal | undefined;
};

/** Sends a request of an API. */
export type SendPlain = (request: PlainRequest) => Promise<Answer>;

/** The parameters that a `GET` of a path puts into its address. */
type AddressParameters<Paths, Path extends keyof Paths> = Paths[Path] extends {
  readonly get: { readonly parameters: infer Parameters };
}
  ? Pick<Parameters, Extract<keyof Parameters, 'path' | 'query'>>
  : never;

/** The address of a path with its parameters filled in and percent-encoded. */
export function addressOf<Paths, Path extends keyof Paths & string>(
  path: Path,
  params: AddressParameters<Paths, Path>,
): string {
  const { path: inPath = {}, query = {} } = params as {
    [place: string]: { [name: string]: string };
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] ?? ''));
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${filled}?${pairs.join('&')}`;
}

/** Makes the client of openapi-fetch over our own sending. */
export function createRawClient<Paths extends object>(
  baseUrl: string,
  headers: Headers,
  send: SendPlain,
): RawClient<Paths> {
  const fetch = async (request: Request) => {
    const { status, headers, content } = await send(request);
    // A response with one of these statuses cannot be made with a body, not even an empty one.
    return new Response([204, 205, 304].includes(status) ? null : content, { status, headers });
  };
  type Methods = { readonly [method: string]: (...args: unknown[]) => unknown };
  let loading: Promise<Methods> | undefined;
  const load = async () => {
    const { default: createClient } = await import('openapi-fetch');
    return createClient<Paths>({ baseUrl, headers, fetch }) as unknown as Methods;
  };
  const call =
    (method: string) =>
    async (...args: unknown[]) => {
      loading ??= load();
      return (await loading)[method]?.(...args);
    };
  const methods = ['GET', 'request', 'use', 'eject'].map((method) => [method, call(method)]);
  return Object.fromEntries(methods);
}
