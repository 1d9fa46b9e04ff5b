/**
 * The one module that knows openapi-fetch, which is in maintenance mode. It is loaded when the raw client
 * is first used: our own calls need no more of it than five lines do, and with all of it they would take
 * a quarter longer and every bundle 2.5 kB more.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { PlainRequest, SendPlain } from './request.ts';

/** Makes the client of openapi-fetch over our own sending. */
export function createRawClient<Paths extends object>(
  baseUrl: string,
  headers: PlainRequest['headers'],
  send: SendPlain,
): Client<Paths> {
  const fetch = async (request: Request) => {
    const { url, method, signal } = request;
    const asked = { url, method, headers: Object.fromEntries(request.headers), signal };
    const { status, headers, content } = await send(asked);
    const init = { status, headers: headers as Headers };
    // A response with one of these statuses cannot be made with a body, not even an empty one.
    return new Response([204, 205, 304].includes(status) ? null : content, init);
  };
  return createClient<Paths>({ baseUrl, headers, fetch });
}
