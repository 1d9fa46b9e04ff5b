import type { Clock } from './clock.ts';
import { inject } from './control/faults.ts';
import { reset } from './control/reset.ts';
import { isControlPath } from './control/target.ts';
import type { InjectedFault } from './injection/injected-fault.ts';
import type { RequestRecord } from './journal/journal.ts';
import { checkOptions, type MockOptions } from './options.ts';
import { drain } from './server/drain.ts';
import { listen } from './server/listen.ts';
import { makeServer } from './server/mock-server.ts';
import { makeRoute } from './server/routes.ts';
import { makeServe, type Serve } from './server/serve.ts';
import { makeWorld, type World } from './server/world.ts';
import type { StoredObject } from './storage/object-store.ts';

/** A running mock. */
export type Mock = AsyncDisposable & {
  /** `http://<host>:<port>`, without a slash at its end. */
  readonly url: string;
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
  /** Forgets requests, uploads and faults and sets the clock to the real time. */
  readonly reset: () => void;
  /** Stops listening, lets running requests end (for at most 10 s), then ends every connection. */
  readonly close: () => Promise<void>;
};

const loopback = '127.0.0.1';

/**
 * Starts both pre-sign APIs and the storage behind them on one port.
 *
 * @throws {UserError} for an option that makes no sense, a port in use or a document that cannot be served
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  checkOptions(options);
  const world = await makeWorld(options);
  const host = options.host ?? loopback;
  const closing = new AbortController();
  let ownHost = host;
  const route = makeRoute(world, options, () => ownHost);
  const latency = latencyOf(options, world);
  const serve = makeServe({ world, route, latency, closing: closing.signal });
  const server = makeServer(world.storage, await proxied(options, world, serve));
  const { port, family } = await listen(server, options.port ?? 0, host);
  ownHost = `${reachable(host, family)}:${port}`;

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing.abort();
    closed ??= drain(server);
    return closed;
  };
  return {
    url: `http://${ownHost}`,
    clock: world.clock,
    requests: () => world.journal.list(),
    objects: () => world.storage.store.list(),
    fault: (fault) => inject(world, fault),
    reset: () => reset(world),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** In proxy mode only the mock's own pages are answered here. */
async function proxied({ upstream }: MockOptions, world: World, serve: Serve): Promise<Serve> {
  if (upstream === undefined) return serve;
  const { makeForward } = await import('./proxy/forward.ts');
  const forward = makeForward(world, upstream);
  return (exchange) => (isControlPath(exchange.path) ? serve : forward)(exchange);
}

/** An address that listens everywhere is reached as this machine. */
function reachable(host: string, family: string): string {
  if (family === 'IPv6') return host === '::' ? '[::1]' : `[${host}]`;
  return host === '0.0.0.0' ? loopback : host;
}

function latencyOf({ latency = 0 }: MockOptions, { random }: World): () => number {
  const [least, most] = typeof latency === 'number' ? [latency, latency] : latency;
  if (most === 0) return () => 0;
  return () => least + random.fraction() * (most - least);
}
