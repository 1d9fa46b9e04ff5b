import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Sends bytes as they are and takes all that comes until the server closes. */
export async function raw(url: string, bytes: string | Buffer, halfClose = false): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  if (halfClose) socket.end(bytes);
  else socket.write(bytes);
  const answer = (await buffer(socket)).toString('latin1');
  socket.destroy();
  return answer;
}

export type RawServer = AsyncDisposable & {
  readonly url: string;
  /** What came, as it came. */
  readonly received: () => string;
};

/** A server that answers the head of each request with the same bytes. @param then what it does after them */
export async function rawServer(
  answer: string,
  then: (socket: Socket) => void = (socket) => socket.end(),
): Promise<RawServer> {
  let received = '';
  const server = createServer((socket) => {
    let isAnswered = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (isAnswered || !received.includes('\r\n\r\n')) return;
      isAnswered = true;
      socket.write(answer, 'latin1', () => then(socket));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => received,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
