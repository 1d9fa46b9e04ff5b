import type { Received } from './answer.ts';

/** Sends a request; the global `fetch` is one. */
export type Send = (request: Request) => Promise<Response>;

/** Stands between a client and the network, once for each request that is sent. */
export type Middleware = (request: Request, next: Send) => Promise<Response>;

/** Sends a request with everything that stands before the network. */
export type Network = (url: string, init: PlainInit) => Promise<Received>;

/** What a request has beside its address. */
export type PlainInit = Pick<RequestInit, 'signal' | 'redirect'> & {
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
};

/** A `Request` is made only for middleware to see, since making one costs more than the rest of a call. */
export function withMiddleware(network: typeof fetch, layers: readonly Middleware[] = []): Network {
  if (!layers.length) return network;
  const first = layers.reduceRight<Send>(
    (next, layer) => (request) => layer(request, next),
    network,
  );
  return (url, init) => first(new Request(url, init));
}
