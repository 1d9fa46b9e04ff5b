import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { problem, type Reply } from '../http/reply.ts';
import { splitTarget } from '../http/target.ts';
import { answer } from './answer.ts';
import { refuseBrokenRequests } from './broken-requests.ts';
import type { Exchange } from './exchange.ts';
import type { Route } from './routes.ts';
import { send } from './send.ts';
import type { World } from './world.ts';

/** Bytes of the headers of one request: room for a long file name, percent-encoded. */
const maxHeaderSize = 32 * 1024;

export type ServerSetting = {
  readonly world: World;
  readonly route: Route;
  /** Is told of each answer when it is sent. */
  readonly record: (exchange: Exchange, reply: Reply) => void;
};

export function makeServer(setting: ServerSetting): Server {
  const server = createServer({ maxHeaderSize, keepAliveTimeout: 5_000 });
  const current = new WeakMap<object, Exchange>();
  const handle = (message: IncomingMessage, response: ServerResponse, awaitsContinue: boolean) => {
    const exchange = exchangeOf(message, response, awaitsContinue);
    current.set(message.socket, exchange);
    serve(server, setting, exchange);
  };
  server.on('request', (message, response) => handle(message, response, false));
  server.on('checkContinue', (message, response) => handle(message, response, true));
  refuseBrokenRequests(server, setting.world.storage, current);
  return server;
}

function exchangeOf(
  message: IncomingMessage,
  response: ServerResponse,
  awaitsContinue: boolean,
): Exchange {
  const { path, search } = splitTarget(message.url ?? '/');
  const method = message.method ?? 'GET';
  return { message, response, method, path, search, startedAt: performance.now(), awaitsContinue };
}

/** Stays synchronous when the answer is: most are. */
function serve(server: Server, { route, record }: ServerSetting, exchange: Exchange): void {
  const finish = (reply: Reply): void => {
    send(exchange, reply, !server.listening);
    record(exchange, reply);
  };
  const fail = (fault: unknown): void => {
    if (exchange.response.destroyed) return;
    const detail = fault instanceof Error ? fault.message : String(fault);
    finish({ ...problem(500, 'The mock failed', detail), note: detail });
  };
  try {
    const reply = answer(route(exchange.path), exchange);
    if (reply instanceof Promise) reply.then(finish).catch(fail);
    else finish(reply);
  } catch (fault) {
    fail(fault);
  }
}
