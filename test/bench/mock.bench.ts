import { median, putUnderLoad, type Running, start } from './mock/measure.ts';

const root = new URL('../..', import.meta.url).pathname;
const document = `${root}generated/one-integration/openapi.json`;

/** The servers that are compared, each as it is started by whoever uses it, its log going nowhere. */
const servers = {
  'bare node:http': (port: number) => [`${root}test/bench/mock/bare-server.ts`, String(port)],
  'this mock': (port: number) => [`${root}src/mock/main.ts`, '--port', String(port)],
  'prism mock': (port: number) => [
    `${root}node_modules/.bin/prism`,
    'mock',
    document,
    '-p',
    String(port),
  ],
};

type Name = keyof typeof servers;
type Row = { ready: number[]; perSecond: number[]; p99: number[]; memory: number[] };

const rounds = 5;
const connections = 32;

/**
 * Compares the mock with `prism mock` and with the least that node:http can do, in rounds, so that a busy
 * moment of the machine meets all of them.
 */
export default {
  name: 'mock: ready, throughput, memory',
  async run(): Promise<string> {
    const rows = Object.fromEntries(
      Object.keys(servers).map((name) => [name, { ready: [], perSecond: [], p99: [], memory: [] }]),
    ) as unknown as Record<Name, Row>;
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(servers) as Name[]) await measure(name, rows[name]);
    }
    return report(rows);
  },
};

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

function report(rows: Record<Name, Row>): string {
  const lines = Object.entries(rows).map(([name, { ready, perSecond, p99, memory }]) => {
    const figures = [
      median(ready).toFixed(0),
      median(perSecond).toFixed(0),
      median(p99).toFixed(1),
      median(memory).toFixed(0),
    ];
    return `| ${name} | ${figures.join(' | ')} |`;
  });
  const mock = rows['this mock'];
  const ratio = (figure: 'ready' | 'perSecond', other: Name) =>
    median(mock[figure]) / median(rows[other][figure]);
  return [
    '| server | ready, ms | requests a second | p99, ms | memory, MB |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
    goal('ready, of the time of prism mock', ratio('ready', 'prism mock'), '<=', 0.4),
    goal('throughput, times that of prism mock', ratio('perSecond', 'prism mock'), '>=', 8),
    goal('throughput, of that of bare node:http', ratio('perSecond', 'bare node:http'), '>=', 0.25),
  ].join('\n');
}

function goal(what: string, figure: number, compare: '<=' | '>=', wanted: number): string {
  const met = compare === '<=' ? figure <= wanted : figure >= wanted;
  return `${what}: ${figure.toFixed(2)} (goal ${compare} ${wanted}) ${met ? 'met' : 'MISSED'}`;
}
