import { once } from 'node:events';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { Random } from '../../src/mock/random.ts';
import { readAnswers, type WireAnswer } from './answers-on-wire.ts';
import { oneIntegrationUrl, put } from './calls.ts';
import { brokenEnd, oddRequest } from './fuzz-request.ts';

const wanted = 100_000;
const inPipeline = 50;
const connections = 8;

/** Milliseconds; it takes about ten seconds on a machine that is free. */
const patience = 180_000;

test(
  'survives 100,000 odd requests: no crash, no hang, no unnamed 5xx, no growth',
  async () => {
    await using mock = await startMock();
    const random = new Random('fuzz');
    const statuses = new Map<number, number>();
    const unnamed: string[] = [];
    let answered = 0;
    let memoryAfterWarmUp = 0;
    while (answered < wanted) {
      const rounds = Array.from({ length: connections }, () => pipeline(mock, random));
      for (const answers of await Promise.all(rounds)) {
        answered += answers.length;
        for (const { status, head } of answers) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500 && !/^x-mock-example: /m.test(head)) unnamed.push(head);
        }
      }
      if (!memoryAfterWarmUp && answered > wanted / 4) memoryAfterWarmUp = memoryInUse();
    }
    const grown = memoryInUse() - memoryAfterWarmUp;
    expect(unnamed).toEqual([]);
    expect([...statuses.keys()].toSorted()).toEqual([
      200, 204, 400, 401, 403, 404, 405, 406, 411, 422, 500, 501,
    ]);
    expect(grown).toBeLessThan(4 * 1024 ** 2);
    expect((await fetch(`${mock.url}/__mock/health`)).status).toBe(200);
    const upload = await put(await oneIntegrationUrl(mock.url, 'after.csv'), 'x', 'text/csv');
    expect(upload.status).toBe(200);
  },
  patience,
);

/** Sends many requests at once and one broken end; every request must be answered, or the last answer close. */
async function pipeline(mock: Mock, random: Random): Promise<WireAnswer[]> {
  const requests = Array.from({ length: inPipeline }, () => oddRequest(random));
  const all = [...requests, brokenEnd(random)];
  const wire = await exchange(mock, Buffer.concat(all.map(({ bytes }) => bytes)));
  const { answers, rest } = readAnswers(
    wire,
    all.map(({ method }) => method),
  );
  const closed = /^connection: close$/im.test(answers.at(-1)?.head ?? '');
  if (rest !== '' || (answers.length < inPipeline && !closed)) {
    throw new Error(`${answers.length} of ${inPipeline} answered, then: ${rest.slice(0, 500)}`);
  }
  return answers;
}

async function exchange({ url }: Mock, bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const chunks: string[] = [];
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => chunks.push(chunk));
  socket.end(bytes);
  // A connection that the server resets has had its answers before.
  socket.on('error', () => undefined);
  await once(socket, 'close', { signal: AbortSignal.timeout(20_000) });
  return chunks.join('');
}

/** Bytes of the heap in use when all that can be freed is freed. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}
