import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem, type Reply } from '../http/reply.ts';
import { isStored, refused, type Storage } from '../storage/receive.ts';
import { Exchange } from './exchange.ts';
import { headersOf } from './send.ts';

/** Bytes of the headers of one request: room for a long file name, percent-encoded. */
const maxHeaderSize = 32 * 1024;

type ClientError = Error & { readonly code?: string };

/**
 * A server that hands each request to `serve`. What is not HTTP it answers itself, once earlier answers
 * have left, and ends the connection; an upload that ends early while its sender still listens is S3's
 * IncompleteBody.
 */
export function makeServer(storage: Storage, serve: (exchange: Exchange) => void): Server {
  const server = createServer({ maxHeaderSize, requireHostHeader: false });
  const latest = new WeakMap<object, Exchange>();
  const handle = (exchange: Exchange) => {
    latest.set(exchange.message.socket, exchange);
    serve(exchange);
  };
  server.on('request', (message, response) => handle(new Exchange(message, response, false)));
  server.on('checkContinue', (message, response) => handle(new Exchange(message, response, true)));
  server.on('checkExpectation', (message, response) => {
    const detail = 'The mock knows no expectation but 100-continue.';
    new Exchange(message, response, true).answer(refusal(417, detail), true);
  });
  server.on('connect', (_, socket) => socket.end(raw(refusal(501, 'The mock is no tunnel.'))));
  server.on('clientError', (fault: ClientError, socket: Duplex) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const exchange = latest.get(socket);
    if (!exchange || exchange.message.complete) {
      const status = statusOf(fault);
      const bytes = raw(refusal(status, 'This is not a request that the mock can read.'));
      afterwards(exchange?.response, () => socket.end(bytes));
    } else {
      const { response, path } = exchange;
      if (!response.headersSent) exchange.answer(brokenOff(storage, path), true);
      // Nothing more can be read, and an answer that waits for more is not waited for.
      if (response.headersSent) response.end();
      afterwards(response, () => socket.end());
    }
  });
  return server;
}

function brokenOff(storage: Storage, path: string): Reply {
  if (!isStored(storage, path)) {
    return refusal(400, 'The body of the request ends early, or is not written as HTTP says.');
  }
  const note = 'the body ended before it had the bytes of its Content-Length';
  return refused(storage, { example: 'incomplete-body', note });
}

function afterwards(response: ServerResponse | undefined, action: () => void): void {
  if (!response || response.writableFinished || response.destroyed) action();
  else response.once('close', action);
}

function statusOf({ code }: ClientError): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function refusal(status: number, detail: string): Reply {
  return problem(status, STATUS_CODES[status] ?? '', detail);
}

function raw(reply: Reply): string {
  const flat = headersOf(reply, true);
  const lines = flat.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${flat[i + 1]}`]));
  return `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status]}\r\n${lines.join('\r\n')}\r\n\r\n${reply.body}`;
}
