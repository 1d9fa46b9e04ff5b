import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** Bytes of an answer that are kept to be looked at. */
const maxBytes = 1024 ** 2;

/** Keeps what passes. @returns the decoded body once it has passed; undefined when it cannot be known */
export function copyOf(answer: IncomingMessage): () => string | undefined {
  const chunks: Buffer[] = [];
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  });
  return () => {
    if (bytes > maxBytes) return undefined;
    return decoded(Buffer.concat(chunks), answer.headers['content-encoding']);
  };
}

function decoded(body: Buffer, encoding: string | undefined): string | undefined {
  const limit = { maxOutputLength: maxBytes };
  try {
    if (encoding === undefined || encoding === 'identity') return body.toString();
    if (encoding === 'gzip') return gunzipSync(body, limit).toString();
    if (encoding === 'br') return brotliDecompressSync(body, limit).toString();
    return encoding === 'deflate' ? inflateSync(body, limit).toString() : undefined;
  } catch {
    return undefined;
  }
}
