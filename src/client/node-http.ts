import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './answer.ts';

/**
 * Begins a request of Node's own. The module is asked for when it is needed, since importing it would
 * load all that stands behind `fetch` as well, which takes Node as long as starting does.
 */
export function requestTo(url: string | URL, options: RequestOptions): ClientRequest {
  const isSafe = new URL(url).protocol === 'https:';
  const { request } = process.getBuiltinModule(isSafe ? 'node:https' : 'node:http');
  return request(url, options);
}

/** What comes back; its body is still to be read. */
export function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Of all the addresses that were tried, the first one tells.
    request
      .once('response', resolve)
      .on('error', (fault) => reject(fault instanceof AggregateError ? fault.errors[0] : fault));
  });
}

/** Reads a response to its end. */
export async function answerOf(response: IncomingMessage): Promise<Answer> {
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
  return { status, headers, content: await text(response) };
}
