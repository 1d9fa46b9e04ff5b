import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { corsHeaders, type Reply } from '../http/reply.ts';
import type { Exchange } from './exchange.ts';

/** Writes a whole answer. HEAD gets the headers of GET and no body. */
export function send(exchange: Exchange, reply: Reply, closing: boolean): void {
  const { message, response, awaitsContinue } = exchange;
  const { status, body } = reply;
  if (response.destroyed || response.headersSent) return;
  // A client that was never told to go on may send its body or not: nobody could tell the next request.
  response.writeHead(status, headersOf(reply, closing || awaitsContinue));
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) {
    if (exchange.method === 'HEAD') {
      body.stream.destroy();
      response.end();
    } else {
      // A file that breaks off breaks its answer off.
      pipeline(body.stream, response, () => undefined);
    }
  } else if (awaitsContinue || (response.shouldKeepAlive && !closing) || !isComing(message)) {
    response.end(body);
  } else {
    response.flushHeaders();
    response.write(body);
    readOn(message, () => response.end());
  }
}

/** The headers of an answer with its length, as a flat list. */
export function headersOf(reply: Reply, closing: boolean): string[] {
  const { status, headers, body, headersAreWhole } = reply;
  const all = headersAreWhole ? [...headers] : [...headers, ...corsHeaders];
  if (status !== 204) all.push('content-length', String(lengthOf(body)));
  if (closing) all.push('connection', 'close');
  return all;
}

function lengthOf(body: Reply['body']): number {
  return typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.byteLength(body) : body.size;
}

/** Whether a body is still on its way. */
function isComing({ complete, headers }: IncomingMessage): boolean {
  return !complete && carriesBody(headers);
}

export function carriesBody(headers: IncomingMessage['headers']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What is read of a body that was refused before the connection is closed: bytes and milliseconds. */
const patience = { bytes: 256 * 1024 ** 2, milliseconds: 30_000 };

/**
 * Reads a refused body on and forgets it: a connection that is closed on a client that still sends is
 * reset, and its answer lost.
 */
function readOn(message: IncomingMessage, done: () => void): void {
  let bytes = 0;
  const timer = setTimeout(stop, patience.milliseconds);
  message.unpipe();
  message.on('data', ({ length }: Buffer) => {
    bytes += length;
    if (bytes > patience.bytes) stop();
  });
  message.once('end', stop).once('close', stop).once('error', stop);
  // Whoever read it before may have paused it.
  message.resume();

  function stop(): void {
    clearTimeout(timer);
    done();
  }
}
