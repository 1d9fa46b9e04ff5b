import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Random } from '../../src/mock/random.ts';
import { readAnswers, type WireAnswer } from './answers-on-wire.ts';
import { brokenEnd, oddRequest } from './fuzz-request.ts';

export type FuzzResult = {
  readonly statuses: readonly number[];
  /** The heads of answers of 5xx that name no documented example. */
  readonly unnamed: readonly string[];
  /** Bytes by which the heap has grown since a quarter of the requests. */
  readonly grown: number;
};

const inPipeline = 50;
const connections = 8;

/**
 * Sends odd requests, many at once, with a broken end after each fifty.
 *
 * @param mayBreakOff an answer may be cut, as the upstream of a proxy cuts it; else every request must be answered
 * @throws when a connection stays silent
 */
export async function fuzz(url: string, wanted: number, mayBreakOff = false): Promise<FuzzResult> {
  const random = new Random('fuzz');
  const statuses = new Set<number>();
  const unnamed: string[] = [];
  let sent = 0;
  let memoryAfterWarmUp = 0;
  while (sent < wanted) {
    const rounds = Array.from({ length: connections }, () => pipeline(url, random, mayBreakOff));
    for (const answers of await Promise.all(rounds)) {
      sent += inPipeline;
      for (const { status, head } of answers) {
        // What the upstream of a proxy sends in chunks is not read here.
        if (!Number.isNaN(status)) statuses.add(status);
        if (status >= 500 && !/^x-mock-example: /m.test(head)) unnamed.push(head);
      }
    }
    if (!memoryAfterWarmUp && sent > wanted / 4) memoryAfterWarmUp = memoryInUse();
  }
  const grown = memoryInUse() - memoryAfterWarmUp;
  return { statuses: [...statuses].toSorted((a, b) => a - b), unnamed, grown };
}

/** Sends many requests at once; every one must be answered, or the last answer close. */
async function pipeline(url: string, random: Random, mayBreakOff: boolean): Promise<WireAnswer[]> {
  const requests = Array.from({ length: inPipeline }, () => oddRequest(random));
  const all = [...requests, brokenEnd(random)];
  const methods = all.map(({ method }) => method);
  const wire = await exchange(url, Buffer.concat(all.map(({ bytes }) => bytes)));
  const { answers, rest } = readAnswers(wire, methods);
  const closed = /^connection: close$/im.test(answers.at(-1)?.head ?? '');
  if (!mayBreakOff && (rest !== '' || (answers.length < inPipeline && !closed))) {
    const next = requests[answers.length]?.bytes.toString('latin1');
    throw new Error(
      `${answers.length} of ${inPipeline} answered, then: ${rest.slice(0, 500)}; next: ${next}`,
    );
  }
  return answers;
}

/** Half-closes once the whole requests are answered: then what is broken has no more to come. */
async function exchange(url: string, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let wire = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    wire += chunk;
    if (wire.split('HTTP/1.1 ').length > inPipeline) socket.end();
  });
  // A server that closes waits for nothing more.
  socket.on('end', () => socket.end());
  // A connection that the server resets has had its answers before.
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close', { signal: AbortSignal.timeout(60_000) });
  return wire;
}

/** Bytes of the heap in use when all that can be freed is freed. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n';

/** Answers that no server should give; some are cut with their connection. */
const hostile = [
  `${ok}\r\n{}`,
  'HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 099 Less\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 999 More\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nx',
  `${'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n'.repeat(20)}${ok}\r\n{}`,
  `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(20)}${ok}\r\n{}`,
  'HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 \u00ff\u0080\r\nContent-Length: 0\r\n\r\n',
  `${ok}Trailer: x\r\n\r\n{}`,
  `${ok}Connection: content-length, x-odd\r\nX-Odd: 1\r\n\r\n{}`,
  `${ok}Content-Length: 3\r\n\r\n{}`,
  `${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${ok}Content-Encoding: gzip\r\n\r\n{}`,
  `${ok}X-Odd: \u0000\r\n\r\n{}`,
  `${ok}Content-Type: application/json; charset=\u00ff\r\n\r\n[[`,
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: x\r\n\r\n2\r\n{}\r\n0\r\nx: \u00ff\r\n\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}',
  'HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n',
  'HTTP/1.0 200 OK\r\n\r\nuntil the end',
  'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut',
  `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
  'HTTP/1.1 200\r\n\r\n',
  'nonsense\r\n\r\n',
  '\r\n\r\n\r\n',
  '',
];

/** An upstream that answers whatever comes with whatever it likes. */
export async function hostileUpstream(): Promise<AsyncDisposable & { readonly url: string }> {
  const random = new Random('hostile');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const answer = hostile[random.uint32() % hostile.length] ?? '';
      socket.write(answer, 'latin1');
      if (answer.length === 0) socket.destroy();
      else if (!answer.startsWith(ok) || random.uint32() % 2) socket.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
