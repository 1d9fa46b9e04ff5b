import type { IncomingMessage } from 'node:http';

/** Headers that concern one connection and end with it (RFC 9110, 7.6.1). */
const ofOneConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade'];

/** What `Connection` must not name: without them the message would be another one. */
const framing = new Set(['content-length', 'host', 'transfer-encoding']);

/**
 * The headers of a message as they were sent, without those of the connection: the well-known ones, those
 * that `Connection` names, and a `Trailer` where no trailer can follow.
 *
 * @param without further names, in lower case
 */
export function endToEnd(
  { rawHeaders, headers }: IncomingMessage,
  without: readonly string[] = [],
): string[] {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  const left = new Set([
    ...ofOneConnection,
    ...named.filter((name) => !framing.has(name)),
    ...without,
  ]);
  const isChunked = headers['transfer-encoding'] !== undefined && !left.has('transfer-encoding');
  if (!isChunked) left.add('trailer');
  return rawHeaders.filter((_, i) => !left.has((rawHeaders[i - (i % 2)] ?? '').toLowerCase()));
}
