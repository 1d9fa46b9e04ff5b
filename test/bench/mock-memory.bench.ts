import { putUnderLoad, type Running, start } from './mock/measure.ts';
import type { Table } from './table.ts';

const main = new URL('../../src/mock/main.ts', import.meta.url).pathname;
const wanted = 1_000_000;

/** Sends a million requests to one mock and shows its memory along the way. */
export default async function run(): Promise<Table[]> {
  const server = await start((port) => [main, '--port', String(port)]);
  try {
    return [
      {
        title: 'Mock: memory over a million requests',
        note: 'It should stay flat.',
        rows: await measure(server),
      },
    ];
  } finally {
    await server.stop();
  }
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
