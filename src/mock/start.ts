import type { Clock } from './clock.ts';
import { checkOptions, type MockOptions } from './options.ts';
import { listen } from './server/listen.ts';
import { makeServer } from './server/mock-server.ts';
import { makeRoute } from './server/routes.ts';
import { makeWorld } from './server/world.ts';
import type { StoredObject } from './storage/object-store.ts';

/** A running mock. */
export type Mock = AsyncDisposable & {
  /** `http://<host>:<port>`, without a slash at its end. */
  readonly url: string;
  /** The mock's time: moving it makes URLs expire. */
  readonly clock: Clock;
  /** Every upload that arrived whole. */
  readonly objects: () => StoredObject[];
  /** Stops listening, lets running requests end (for at most 10 s) and then ends every connection. */
  readonly close: () => Promise<void>;
};

const loopback = '127.0.0.1';
const drainMilliseconds = 10_000;

/**
 * Starts both pre-sign APIs and the storage behind them on one port.
 *
 * @throws {UserError} for an option that makes no sense, a port in use or a document that cannot be served
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  checkOptions(options);
  const world = await makeWorld(options);
  const host = options.host ?? loopback;
  let ownHost = host;
  const server = makeServer({
    world,
    route: makeRoute(world, options, () => ownHost),
    record: () => undefined,
  });
  const { port, family } = await listen(server, options.port ?? 0, host);
  const reachable = host === '0.0.0.0' ? loopback : host;
  ownHost =
    family === 'IPv6' ? `[${host === '::' ? '::1' : host}]:${port}` : `${reachable}:${port}`;

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
    });
    return closing;
  };
  return {
    url: `http://${ownHost}`,
    clock: world.clock,
    objects: () => world.storage.store.list(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
