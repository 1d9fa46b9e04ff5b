import { loadavg } from 'node:os';
import { median, putUnderLoad, type Running, start } from './mock/measure.ts';
import type { Table } from './table.ts';

const root = new URL('../..', import.meta.url).pathname;
const document = `${root}generated/one-integration/openapi.json`;

/** The servers that are compared, each as it is started by whoever uses it, its log going nowhere. */
const servers: Readonly<Record<Name, (port: number) => string[]>> = {
  'bare node:http': (port: number) => [`${root}test/bench/mock/bare-server.ts`, String(port)],
  'this mock': (port: number) => [`${root}src/mock/main.ts`, '--port', String(port)],
  'prism mock': (port: number) => [
    `${root}node_modules/.bin/prism`,
    'mock',
    document,
    '-p',
    String(port),
  ],
  'prism mock, silent': (port: number) => [...servers['prism mock'](port), '-v', 'silent'],
};

type Name = 'bare node:http' | 'this mock' | 'prism mock' | 'prism mock, silent';
const names = Object.keys(servers) as Name[];
type Row = {
  ready: number[];
  perSecond: number[];
  p99: number[];
  memory: number[];
  load: number[];
};

const rounds = 5;
const connections = 32;

/**
 * Compares the mock with `prism mock` and with the least that node:http can do, in rounds, so that a busy
 * moment of the machine meets all of them.
 */
export default async function run(): Promise<Table[]> {
  const rows = Object.fromEntries(
    names.map((name) => [name, { ready: [], perSecond: [], p99: [], memory: [], load: [] }]),
  ) as unknown as Record<Name, Row>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) await measure(name, rows[name]);
  }
  return [figures(rows), goals(rows)];
}

async function measure(name: Name, row: Row): Promise<void> {
  const server = await start(servers[name]);
  try {
    const load = { port: server.port, request: requestTo(server), connections };
    await putUnderLoad({ ...load, milliseconds: 1_000 });
    const { perSecond, p99, statuses } = await putUnderLoad({ ...load, milliseconds: 2_000 });
    if (Object.keys(statuses).join() !== '200') {
      throw new Error(`${name} answered ${JSON.stringify(statuses)}; only 200 can be compared.`);
    }
    row.ready.push(server.ready);
    row.perSecond.push(perSecond);
    row.p99.push(p99);
    row.memory.push(await server.memory());
    row.load.push(loadavg()[0] ?? Number.NaN);
  } finally {
    await server.stop();
  }
}

function requestTo({ port }: Running): string {
  return [
    'GET /one-integration/action/pre-sign?filename=sales.csv HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'x-clear-auth-token: any',
    'x-integration-id: 00000000-0000-4000-8000-000000000009',
    '\r\n',
  ].join('\r\n');
}

function figures(rows: Record<Name, Row>): Table {
  return {
    title: 'Mock: ready, throughput, memory',
    note: `Medians of ${rounds} rounds; ${connections} connections, a fresh signature in every answer of the mock.`,
    rows: names.map((name) => ({
      server: name,
      'ready, ms': median(rows[name].ready).toFixed(0),
      'requests a second': median(rows[name].perSecond).toFixed(0),
      'p99, ms': median(rows[name].p99).toFixed(1),
      'memory, MB': median(rows[name].memory).toFixed(0),
      'load of the machine': median(rows[name].load).toFixed(1),
    })),
  };
}

function goals(rows: Record<Name, Row>): Table {
  const ratio = (figure: 'ready' | 'perSecond', other: Name) =>
    (median(rows['this mock'][figure]) / median(rows[other][figure])).toFixed(2);
  return {
    title: 'Mock: ratios',
    note: 'Ratios of the medians above.',
    rows: [
      { of: 'ready, to prism mock', ratio: ratio('ready', 'prism mock'), goal: 'at most 0.4' },
      {
        of: 'throughput, to prism mock',
        ratio: ratio('perSecond', 'prism mock'),
        goal: 'at least 7',
      },
      {
        of: 'throughput, to prism mock without its log',
        ratio: ratio('perSecond', 'prism mock, silent'),
        goal: 'at least 2.5',
      },
      {
        of: 'throughput, to bare node:http',
        ratio: ratio('perSecond', 'bare node:http'),
        goal: 'at least 0.25',
      },
    ],
  };
}
