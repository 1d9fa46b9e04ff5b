import { corsHeaders } from '../http/cors.ts';
import type { Reply } from '../http/reply.ts';
import type { Exchange } from './exchange.ts';

/** Writes a whole answer. HEAD gets the headers of GET and no body. */
export function send(exchange: Exchange, reply: Reply, closing: boolean): void {
  const { response } = exchange;
  if (response.destroyed || response.headersSent) return;
  // A client that was never told to go on may send its body or not: nobody could tell the next request.
  response.writeHead(reply.status, headersOf(reply, closing || exchange.awaitsContinue));
  response.end(reply.body);
}

/** The headers of an answer with its length, as a flat list. */
export function headersOf(reply: Reply, closing: boolean): string[] {
  const headers = [...reply.headers, ...corsHeaders];
  if (reply.status !== 204) headers.push('content-length', String(Buffer.byteLength(reply.body)));
  if (closing) headers.push('connection', 'close');
  return headers;
}
