import type { ClientRequest, IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './answer.ts';

/**
 * Node's own way of sending to a URL. The module is asked for when it is needed, and not imported where
 * there is another way: importing it loads all that stands behind `fetch` as well, which takes Node as
 * long as starting does.
 */
export async function senderTo(url: string | URL): Promise<typeof request> {
  const isSafe = new URL(url).protocol === 'https:';
  const own = process.getBuiltinModule?.(isSafe ? 'node:https' : 'node:http');
  return (own ?? (await (isSafe ? import('node:https') : import('node:http')))).request;
}

/** What comes back; its body is still to be read. */
export function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request
      .once('response', resolve)
      .on('error', (fault) => reject(named(fault)))
      // As after an answer that changes the protocol, of which nobody is told otherwise.
      .once('close', () => reject(new Error('The connection was closed without an answer')));
  });
}

/** A host with several addresses has a fault for each, and a message for none. */
function named(fault: Error): Error {
  if (!(fault instanceof AggregateError)) return fault;
  return new Error(fault.errors.map(({ message }) => message).join(', '), { cause: fault });
}

/** Reads a response to its end. */
export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, rawHeaders } = response;
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = String(rawHeaders[i]).toLowerCase();
    const before = headers.get(name);
    headers.set(
      name,
      before === undefined ? `${rawHeaders[i + 1]}` : `${before}, ${rawHeaders[i + 1]}`,
    );
  }
  try {
    return { status, headers, content: await text(response) };
  } catch (cause) {
    throw new Error('The answer broke off', { cause });
  }
}
