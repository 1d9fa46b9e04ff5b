import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';

/** An answer as it came. */
export type Seen = {
  readonly status: number;
  /** Without its parameters; empty when there is none. */
  readonly mediaType: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Milliseconds that it took. */
  readonly took: number;
};

export type Message = {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: Uint8Array;
  /** How the length of the body is told; `announced` sends only the headers, with `Expect`. */
  readonly framing?: 'length' | 'chunked' | 'none' | 'announced';
};

/** The connection broke, or nothing came: no answer that could be held against the contract. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly code = 'connection';
}

/** How long to wait for an answer. */
export type Waiting = {
  readonly signal: AbortSignal;
  /** Milliseconds for one answer, its body included. */
  readonly timeout: number;
};

/**
 * Sends a request that a careful client would refuse to send, and follows no redirect.
 *
 * @throws NoAnswerError, or the signal's reason
 */
export async function send(message: Message, { signal, timeout }: Waiting): Promise<Seen> {
  const url = new URL(message.url);
  const startedAt = performance.now();
  const begin = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    const request = begin(url, {
      method: message.method,
      headers: message.headers,
      agent: false,
      signal,
    });
    let isAnswered = false;
    const tooLate = `it took more than ${timeout / 1000} s`;
    const timer = setTimeout(() => request.destroy(new Error(tooLate)), timeout);
    const fail = (fault: Error): void => {
      const noAnswer = new NoAnswerError(`${url.origin} gave no answer: ${fault.message}`);
      reject(signal.aborted ? fault : noAnswer);
    };
    request.on('error', fail);
    request.on('close', () => {
      clearTimeout(timer);
      // Nothing to be told when there was an answer or an error.
      if (!isAnswered) fail(new Error('the connection was closed'));
    });
    request.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      fail(new Error(`it switched to another protocol (${statusCode})`));
    });
    request.on('response', (response) => {
      isAnswered = true;
      seen(response, startedAt).then(resolve, fail);
      // The rest of a body that was refused need not be sent.
      response.on('end', () => request.destroy());
    });
    write(request, message);
  });
}

function write(request: ClientRequest, { body, framing = 'length' }: Message): void {
  if (framing === 'announced') {
    // The server agreed to take it, which was the question: the bytes are not sent.
    request.on('continue', () => request.destroy(new Error('the server asked for the body')));
    request.setHeader('Expect', '100-continue');
    request.flushHeaders();
    return;
  }
  if (framing === 'chunked') request.setHeader('Transfer-Encoding', 'chunked');
  if (framing === 'length' && body) request.setHeader('Content-Length', body.length);
  if (framing === 'none') {
    // Told to leave both out, Node sends neither.
    request.removeHeader('Content-Length');
    request.removeHeader('Transfer-Encoding');
    request.end();
    return;
  }
  request.end(body);
}

async function seen(response: IncomingMessage, startedAt: number): Promise<Seen> {
  const { statusCode = 0, headers } = response;
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  const body = await textOf(response);
  const took = performance.now() - startedAt;
  return { status: statusCode, mediaType: mediaType.trim(), headers, text: body, took };
}

/** Longer than any documented answer by far, in bytes: who sends more may never end. */
const longest = 1024 * 1024;

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > longest) throw new Error(`its answer is longer than ${longest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
