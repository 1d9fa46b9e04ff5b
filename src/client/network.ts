/** Sends a request; the global `fetch` is one. */
export type Send = (request: Request) => Promise<Response>;

/** Stands between a client and the network, once for each request that is sent. */
export type Middleware = (request: Request, next: Send) => Promise<Response>;

/** Sends a request with everything that stands before the network. */
export type Network = (url: string | Request, init?: RequestInit) => Promise<Response>;

/** A `Request` is made only for middleware to see, since making one costs more than the rest of a call. */
export function withMiddleware(network: Network, layers: readonly Middleware[] = []): Network {
  if (!layers.length) return network;
  const first = layers.reduceRight<Send>(
    (next, layer) => (request) => layer(request, next),
    network,
  );
  return (url, init) => first(new Request(url, init));
}
