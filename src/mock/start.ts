import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { inject, reset } from './control/pages.ts';
import type { InjectedFault } from './injection/injected-fault.ts';
import type { RequestRecord } from './journal/journal.ts';
import { checkOptions, type MockOptions } from './options.ts';
import { hostCheck } from './server/allowed-hosts.ts';
import { Exchange } from './server/exchange.ts';
import { drain, listen } from './server/listen.ts';
import { makeRoute } from './server/routes.ts';
import { makeServe, type Serve } from './server/serve.ts';
import { makeServer } from './server/server.ts';
import { makeWorld, type World } from './server/world.ts';
import type { Leftover, StoredObject } from './storage/object-store.ts';

/** What a test does with a mock, however it is served. */
export type MockControls = {
  /** The mock's time: moving it makes URLs expire. */
  readonly clock: Clock;
  /** The latest requests, the oldest first, with secrets masked. */
  readonly requests: () => RequestRecord[];
  /** Every upload that arrived whole. */
  readonly objects: () => StoredObject[];
  /**
   * Makes the next calls fail.
   *
   * @returns takes the fault back
   * @throws {UserError} when the fault makes no sense
   */
  readonly fault: (fault: InjectedFault) => () => void;
  /**
   * Forgets requests, uploads and faults at once and sets the clock to the real time.
   *
   * @param what `files` removes the files of the uploads from the data folder too
   * @returns what stays in that folder
   */
  readonly reset: (what?: { readonly files?: boolean }) => Promise<Leftover>;
};

/** A running mock. */
export type Mock = MockControls &
  AsyncDisposable & {
    /** `http://<host>:<port>`, without a slash at its end. */
    readonly url: string;
    /** Stops listening, lets running requests end (for at most 10 s), then ends every connection. */
    readonly close: () => Promise<void>;
  };

/** A mock for a server of your own. */
export type MockHandler = MockControls & {
  /** Answers a request. @param next answers what is not the mock's; without it that is a 404 */
  readonly handle: (message: IncomingMessage, response: ServerResponse, next?: () => void) => void;
  /** Ends what the mock has begun beside its answers. The server is yours to close. */
  readonly close: () => Promise<void>;
};

const loopback = '127.0.0.1';

/**
 * Starts the pre-sign APIs and the storage behind them on one port.
 *
 * @throws {UserError} for an option that makes no sense, a port in use or a document that cannot be served
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { serve, world, controls, closing, end } = await makeMock(options);
  const { beside, port = 0, host = loopback } = options;
  const server = makeServer(world.storage, (exchange) =>
    serve(exchange, besideIt(beside, exchange)),
  );
  const url = `http://${await listen(server, port, host)}`;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing.abort();
    closed ??= drain(server).then(end);
    return closed;
  };
  return { ...controls, url, close, [Symbol.asyncDispose]: close };
}

/**
 * Makes the same as a request handler, to be mounted at the root of another server. `port` is not used.
 *
 * @throws {UserError} for an option that makes no sense or a document that cannot be served
 */
export async function mockHandler(options: MockOptions = {}): Promise<MockHandler> {
  const { serve, controls, closing, end } = await makeMock(options);
  return {
    ...controls,
    handle: (message, response, next) => {
      const exchange = new Exchange(message, response, false);
      serve(exchange, next ?? besideIt(options.beside, exchange));
    },
    close: () => {
      closing.abort();
      return end();
    },
  };
}

async function makeMock(options: MockOptions) {
  checkOptions(options);
  const world = await makeWorld(options);
  const closing = new AbortController();
  const proxy = await forwarding(options, world);
  const serve: Serve = makeServe({
    world,
    route: makeRoute(world, options),
    refuseHost: hostCheck(options.host ?? loopback, options.allowedHosts ?? []),
    latency: latencyOf(options, world),
    forward: proxy?.forward,
    closing: closing.signal,
  });
  const controls: MockControls = {
    clock: world.clock,
    requests: () => world.journal.list(),
    objects: () => world.storage.store.list(),
    fault: (fault) => inject(world, fault),
    reset: (what) => reset(world, what?.files),
  };
  const end = (): Promise<void> => {
    proxy?.end();
    return world.prism.close();
  };
  return { serve, world, controls, closing, end };
}

function besideIt(beside: RequestListener | undefined, { message, response }: Exchange) {
  return beside && (() => beside(message, response as Parameters<RequestListener>[1]));
}

async function forwarding({ upstream }: MockOptions, world: World) {
  if (upstream === undefined) return undefined;
  const { makeForward } = await import('./proxy/forward.ts');
  return makeForward(world, upstream);
}

function latencyOf({ latency = 0 }: MockOptions, { random }: World): () => number {
  const [least, most] = typeof latency === 'number' ? [latency, latency] : latency;
  if (most === 0) return () => 0;
  return () => least + random.fraction() * (most - least);
}
