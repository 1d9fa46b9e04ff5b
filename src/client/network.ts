/** Sends a request; the global `fetch` is one. */
export type Send = (request: Request) => Promise<Response>;

/** Stands between a client and the network, once for each request that is sent. */
export type Middleware = (request: Request, next: Send) => Promise<Response>;

/** Sends a request with everything that stands before the network. */
export type Network = (url: string, init: RequestInit) => Promise<Response>;

/** A `Request` is made only for middleware to see, since making one costs more than the rest of a call. */
export function createNetwork(
  fetch: typeof globalThis.fetch,
  middleware: readonly Middleware[],
): Network {
  if (!middleware.length) return (url, init) => fetch(url, init);
  const last: Send = (request) => fetch(request);
  const first = middleware.reduceRight<Send>(
    (next, layer) => (request) => layer(request, next),
    last,
  );
  return (url, init) => first(new Request(url, init));
}
