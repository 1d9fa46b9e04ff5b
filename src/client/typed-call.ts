/** The one module that knows openapi-fetch, which is in maintenance mode. */
import createClient, { type Client } from 'openapi-fetch';
import type { Answer } from './answer.ts';

/** The openapi-fetch client of an API, typed by its contract. */
export type RawClient<Paths extends object> = Client<Paths>;

/** What openapi-fetch sends, as far as it matters beneath it. */
export type PlainRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | null | undefined;
};

/** Has the fields of a `Request` that are read, without the cost of making one. */
class LightRequest {
  readonly url: string;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    Object.assign(this, init);
  }
}

/** The client for our own calls, which read nothing but an `Answer`. */
export function createTypedClient<Paths extends object>(
  baseUrl: string,
  headers: { readonly [name: string]: string },
): RawClient<Paths> {
  return createClient<Paths>({
    baseUrl,
    headers,
    Request: LightRequest as unknown as typeof Request,
  });
}

/** Options of one own call: nothing is parsed, and the answer comes back as it was. */
export function through(send: (request: PlainRequest) => Promise<Answer>) {
  const fetch = send as unknown as (request: Request) => Promise<Response>;
  return { parseAs: 'stream', fetch } as const;
}

/** The answer that `through` brought. */
export function answered({ response }: { readonly response: Response }): Answer {
  return response as unknown as Answer;
}

/** The client for whoever wants it: it takes and gives real requests and responses. */
export function createRawClient<Paths extends object>(
  baseUrl: string,
  headers: { readonly [name: string]: string },
  send: (request: PlainRequest) => Promise<Answer>,
): RawClient<Paths> {
  const fetch = async (request: Request) => {
    const { status, headers, content } = await send(request);
    // A response with one of these statuses cannot be made with a body, not even an empty one.
    return new Response([204, 205, 304].includes(status) ? null : content, { status, headers });
  };
  return createClient<Paths>({ baseUrl, headers, fetch });
}
