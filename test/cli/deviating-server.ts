import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Served, served } from './served.ts';

/** A request as a deviation recognises it. */
export type Asked = {
  readonly method: string;
  /** Path and query, decoded. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
};

export type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** One way in which a server is not as documented. */
export type Deviation = {
  readonly when: (asked: Asked) => boolean;
  /** Asks for something else instead. */
  readonly ask?: (target: string) => string;
  readonly change?: (answer: Answer) => Partial<Answer>;
  /**
   * Gives no answer: says by itself that the body may come, ends the connection, does so midway, speaks another
   * protocol from here on, or waits.
   */
  readonly silence?: 'continues' | 'hangs up' | 'breaks off' | 'switches' | 'waits';
};

/** A server that answers as the one behind it, but for some deviations. */
export async function deviatingServer(
  behind: string,
  ...deviations: readonly Deviation[]
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const asked = { method, target: decodeURIComponent(url), headers };
    const deviation = deviations.find(({ when }) => when(asked));
    if (deviation?.silence) return silent(deviation.silence, response);
    const answer = await forward(behind, request, deviation?.ask?.(url) ?? url);
    const { status, headers: sent, body } = { ...answer, ...deviation?.change?.(answer) };
    response.writeHead(status, { ...sent, connection: 'close' }).end(body);
  });
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  return served(server);
}

function silent(silence: Deviation['silence'], response: ServerResponse): void {
  if (silence === 'continues') response.writeContinue();
  else if (silence === 'hangs up') response.destroy();
  else if (silence === 'switches') {
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    response.socket?.end(`${head.join('\r\n')}\r\n\r\n`);
  } else if (silence === 'breaks off')
    response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy());
}

/** Keeps the Host, which is part of a signature, and how the body was framed. */
async function forward(behind: string, incoming: IncomingMessage, target: string): Promise<Answer> {
  const { method, headers } = incoming;
  const outgoing = send(behind + target, { method, headers, agent: false });
  if (headers['transfer-encoding'] === undefined && headers['content-length'] === undefined) {
    outgoing.removeHeader('content-length');
    outgoing.removeHeader('transfer-encoding');
  }
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  if (headers.expect) outgoing.flushHeaders();
  else incoming.pipe(outgoing);
  const [answer] = await answered;
  const body = (await buffer(answer)).toString();
  outgoing.destroy();
  const kept = ['content-type', 'etag'].flatMap((name) => {
    const value = answer.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(kept), body };
}
