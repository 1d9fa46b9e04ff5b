import type { IncomingMessage } from 'node:http';
import { UserError } from '../user-error.ts';

const maxBytes = 64 * 1024;

/** @throws {UserError} when the body is too long, or is not a JSON object */
export async function readJson(message: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new UserError(`The body has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  const value = parse(Buffer.concat(chunks).toString());
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError('The body is not JSON.');
  }
}
