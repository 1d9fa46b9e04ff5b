import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { splitTarget } from '../http/target.ts';
import type { Storage } from '../storage/receive.ts';
import { type Latest, refuseBrokenRequests } from './broken-requests.ts';
import type { Exchange } from './exchange.ts';

/** Bytes of the headers of one request: room for a long file name, percent-encoded. */
const maxHeaderSize = 32 * 1024;

/** A server that hands each request that can be read to `serve`, and refuses the others itself. */
export function makeServer(storage: Storage, serve: (exchange: Exchange) => void): Server {
  const server = createServer({ maxHeaderSize });
  const latest = new WeakMap<object, Latest>();
  const handle = (message: IncomingMessage, response: ServerResponse, awaitsContinue: boolean) => {
    const exchange = exchangeOf(message, response, awaitsContinue);
    latest.set(message.socket, { exchange, before: latest.get(message.socket)?.exchange.response });
    serve(exchange);
  };
  server.on('request', (message, response) => handle(message, response, false));
  server.on('checkContinue', (message, response) => handle(message, response, true));
  refuseBrokenRequests(server, storage, latest);
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
