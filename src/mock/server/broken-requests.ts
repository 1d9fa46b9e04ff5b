import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from '../http/reply.ts';
import { problem } from '../http/reply.ts';
import type { Storage } from '../storage/receive.ts';
import type { Exchange } from './exchange.ts';
import { headersOf } from './send.ts';

type ClientError = Error & { readonly code?: string };

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

/**
 * Answers what is not HTTP with 400 and its kind, and ends the connection. A body that ends early while its
 * sender still listens is S3's IncompleteBody.
 */
export function refuseBrokenRequests(
  server: Server,
  storage: Storage,
  current: WeakMap<object, Exchange>,
): void {
  server.on('clientError', (fault: ClientError, socket: Duplex) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const exchange = current.get(socket);
    if (exchange?.response.headersSent && !exchange.response.writableFinished) {
      socket.destroy();
      return;
    }
    const reply = isCutUpload(fault, storage, exchange)
      ? incompleteBody(storage)
      : refusal(statusOf(fault));
    socket.end(raw(reply, exchange));
  });
}

function isCutUpload(fault: ClientError, storage: Storage, exchange: Exchange | undefined) {
  return (
    fault.code === 'HPE_INVALID_EOF_STATE' &&
    exchange !== undefined &&
    !exchange.message.complete &&
    exchange.path.startsWith(storage.root)
  );
}

function incompleteBody({ contract }: Storage): Reply {
  return contract.example('incomplete-body');
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

function raw(reply: Reply, exchange: Exchange | undefined): string {
  const flat = headersOf({ ...exchange, awaitsContinue: true } as Exchange, reply, true);
  const lines = flat.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${flat[i + 1]}`]));
  const title = titles[reply.status] ?? titles[400];
  return `HTTP/1.1 ${reply.status} ${title}\r\n${lines.join('\r\n')}\r\n\r\n${reply.body}`;
}
