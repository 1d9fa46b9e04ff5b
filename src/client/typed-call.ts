/**
 * The one module that knows openapi-fetch, which is in maintenance mode. Our own calls take from it the
 * types and the making of an address; its `createClient` makes a `Request`, parses every answer and
 * carries every style of parameter, which costs them a third of their time and half of their size.
 */
import createClient, { type Client, createFinalURL } from 'openapi-fetch';
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
  return createFinalURL(path, {
    baseUrl: '',
    params,
    pathSerializer: (template, values) =>
      template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name]))),
    querySerializer: (query) =>
      Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
        .join('&'),
  });
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
  return createClient<Paths>({ baseUrl, headers, fetch });
}
