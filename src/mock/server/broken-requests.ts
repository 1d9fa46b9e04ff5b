import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from '../http/reply.ts';
import { problem } from '../http/reply.ts';
import { isStored, refused, type Storage } from '../storage/receive.ts';
import type { Exchange } from './exchange.ts';
import { headersOf } from './send.ts';

type ClientError = Error & { readonly code?: string };

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

/** The latest exchange of each connection, and the answer that has to leave before its own. */
export type Latest = { readonly exchange: Exchange; readonly before: ServerResponse | undefined };

/**
 * Answers what is not HTTP with 400 and its kind, once earlier answers have left, and ends the connection.
 * An upload that ends early while its sender still listens is S3's IncompleteBody.
 */
export function refuseBrokenRequests(
  server: Server,
  storage: Storage,
  latest: WeakMap<object, Latest>,
): void {
  server.on('clientError', (fault: ClientError, socket: Duplex) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const { exchange, before } = latest.get(socket) ?? {};
    if (!exchange || exchange.message.complete) {
      const bytes = raw(refusal(statusOf(fault)));
      afterwards(exchange?.response, () => socket.end(bytes));
    } else if (isStored(storage, exchange.path) && !exchange.response.headersSent) {
      const note = 'the body ended before it had the bytes of its Content-Length';
      const bytes = raw(refused(storage, { example: 'incomplete-body', note }));
      afterwards(before, () => socket.end(bytes));
    } else {
      afterwards(exchange.response, () => socket.end());
    }
  });
}

function afterwards(response: ServerResponse | undefined, action: () => void): void {
  if (!response || response.writableFinished || response.destroyed) action();
  else response.once('close', action);
}

function statusOf({ code }: ClientError): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function refusal(status: number): Reply {
  const title = titles[status] ?? '';
  return problem(status, title, 'This is not a request that the mock can read.');
}

function raw(reply: Reply): string {
  const flat = headersOf(reply, true);
  const lines = flat.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${flat[i + 1]}`]));
  const title = titles[reply.status] ?? titles[400];
  return `HTTP/1.1 ${reply.status} ${title}\r\n${lines.join('\r\n')}\r\n\r\n${reply.body}`;
}
