import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { oneIntegrationUrl } from '../mock/calls.ts';
import { putUnderLoad, type Running, start } from './mock/measure.ts';
import type { Table } from './table.ts';

const main = new URL('../../src/mock/main.ts', import.meta.url).pathname;
const wanted = 1_000_000;

/** Six at once would be more than the 1 GiB that uploads in memory may have. */
const uploads = 6;
const uploadBytes = 250 * 1000 ** 2;

/** Sends a million requests to one mock, and large uploads at once to another, and shows their memory. */
export default async function run(): Promise<Table[]> {
  return [
    {
      title: `Mock: memory over ${uploads} uploads of ${uploadBytes / 1000 ** 2} MB at once`,
      note: 'All uploads together may have 1,074 MB; the rest of the memory is the process itself. What does not fit is refused with 503.',
      rows: [await withMock(uploadAtOnce)],
    },
    {
      title: 'Mock: memory over a million requests',
      note: 'It should stay flat.',
      rows: await withMock(measure),
    },
  ];
}

async function withMock<T>(use: (server: Running) => Promise<T>): Promise<T> {
  const server = await start((port) => [main, '--port', String(port)]);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function uploadAtOnce({ port, memory, peakMemory }: Running) {
  const before = await memory();
  const names = Array.from({ length: uploads }, (_, i) => `large-${i}.csv`);
  const urls = await Promise.all(
    names.map((name) => oneIntegrationUrl(`http://127.0.0.1:${port}`, name)),
  );
  const statuses = await Promise.all(urls.map(upload));
  const count = (status: number) => statuses.filter((one) => one === status).length;
  return {
    'stored (200)': count(200),
    'refused (503)': count(503),
    'memory before, MB': before.toFixed(0),
    'at its peak, MB': (await peakMemory()).toFixed(0),
  };
}

/** Sends the bytes a piece at a time. @returns the status of the answer */
async function upload(url: string): Promise<number | undefined> {
  const piece = Buffer.alloc(1000 ** 2, 'x');
  const headers = { 'content-type': 'text/csv', 'content-length': uploadBytes };
  const outgoing = request(url, { method: 'PUT', headers });
  const pieces = Array.from({ length: uploadBytes / piece.length }, () => piece);
  Readable.from(pieces).pipe(outgoing);
  const [answer] = await once(outgoing, 'response');
  // A refusal may end the connection before all is sent.
  outgoing.on('error', () => undefined);
  answer.resume();
  return answer.statusCode;
}

async function measure({ port, memory }: Running): Promise<Table['rows']> {
  const request = `GET /integration/v1/generatePreSign/sales?fileName=sales.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nx-cleartax-auth-token: any\r\nfileContentType: CSV\r\n\r\n`;
  const rows: { requests: number; 'memory, MB': string }[] = [];
  let sent = 0;
  while (sent < wanted) {
    const load = { port, request, connections: 32, milliseconds: 2_000 };
    const { statuses } = await putUnderLoad(load);
    sent += statuses['200'] ?? 0;
    if (sent - (rows.at(-1)?.requests ?? 0) < wanted / 10 && sent < wanted) continue;
    rows.push({ requests: sent, 'memory, MB': (await memory()).toFixed(0) });
  }
  return rows;
}
