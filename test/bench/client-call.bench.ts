import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled } from '../build/bundle-size.ts';
import { prepare } from './client-partners.ts';
import { serve } from './client-serve.ts';
import type { Benchmark } from './table.ts';

const rounds = 25;
const calls = 120;

const credentials = `
  const authToken = 'test-token-0123456789';
  const integrationId = '00000000-0000-4000-8000-000000000001';
  const headers = { 'x-clear-auth-token': authToken, 'x-integration-id': integrationId };
  const query = { filename: 'purchase.csv' };`;
const options = 'authToken, integrationId, baseUrl';
const everything = `authToken: async () => authToken, integrationId, baseUrl, retries: 3, timeout: 5000,
    deadline: 60000, headers: { 'x-request-id': '1' }, logger, logLevel: 'debug'`;
const ours = (factory: string, options: string) => `
  import { ${factory} } from 'clear-presign';
  export function make(baseUrl) {${credentials}
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const { signal } = new AbortController();
    const client = ${factory}({ ${options} });
    return async () => (await client.presign({ ...query, signal })).url;
  }`;

/** One call of each client, to the URL as a text. */
const contestants: readonly [name: string, source: string][] = [
  [
    'fetch and JSON',
    `export function make(baseUrl) {${credentials}
      return async () => {
        const response = await fetch(baseUrl + '/one-integration/action/pre-sign?filename=' + query.filename, { headers });
        return (await response.json()).result.uploadUrl;
      };
    }`,
  ],
  [
    'openapi-fetch',
    `import createClient from 'openapi-fetch';
    export function make(baseUrl) {${credentials}
      const client = createClient({ baseUrl, headers });
      return async () => (await client.GET('/one-integration/action/pre-sign', { params: { query } })).data.result.uploadUrl;
    }`,
  ],
  [
    'hey-api',
    `import { getPreSignedUrl } from './hey';
    import { createClient } from './hey/client';
    export function make(baseUrl) {${credentials}
      const client = createClient({ baseUrl, headers });
      return async () => (await getPreSignedUrl({ client, query })).data.result.uploadUrl;
    }`,
  ],
  [
    'Redocly',
    `import { configure, getPreSignedUrl } from './redocly/client.ts';
    export function make(serverUrl) {${credentials}
      const apiKey = { authToken, integrationId };
      configure({ serverUrl, auth: { apiKey }, retry: { retries: 3 }, timeout: 5000 });
      return async () => (await getPreSignedUrl({ query })).result.uploadUrl;
    }`,
  ],
  ['client', ours('createOneIntegrationClient', options)],
  ['client, every option', ours('createOneIntegrationClient', everything)],
  [
    'client, every option and middleware',
    ours('createOneIntegrationClient', `${everything}, middleware: [{ onRequest: () => {} }]`),
  ],
];

type Call = () => Promise<string>;

/** What one call costs beside the bare one, on loopback. */
const run: Benchmark = async () => {
  const { project, remove } = await prepare();
  const { url, close } = await serve();
  try {
    const made: [string, Call][] = [];
    for (const [at, [name, source]] of contestants.entries()) {
      const file = join(project, `contestant-${at}.mjs`);
      await writeFile(file, await bundled(project, `contestant-${at}`, source));
      const { make } = await import(pathToFileURL(file).href);
      made.push([name, make(url)]);
    }
    for (const [name, call] of made) {
      const text = await call();
      if (!text.startsWith(`${url}/bucket/`)) throw new Error(`${name} gave ${text}`);
    }
    const times = await measure(made);
    const base = times.get('openapi-fetch') ?? [];
    const rows = made.map(([name]) => {
      const own = times.get(name) ?? [];
      return {
        client: name,
        ratio: median(own.map((time, round) => time / (base[round] ?? 1))).toFixed(2),
        'µs a call': Math.round(median(own) * 1000),
      };
    });
    const note = `Median of ${rounds} rounds of ${calls} calls, CPU time of this process, each against openapi-fetch of the same round; at most 1.30 is wanted.`;
    return [{ title: 'Client: one call on loopback', note, rows }];
  } finally {
    await close();
    await remove();
  }
};

/** Milliseconds of CPU time a call, by client and round; every round begins with another client. */
async function measure(made: readonly [string, Call][]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(made.map(([name]) => [name, []]));
  for (let round = -3; round < rounds; round++) {
    const turn = (round + 3) % made.length;
    for (const [name, call] of [...made.slice(turn), ...made.slice(0, turn)]) {
      const start = process.cpuUsage();
      for (let i = 0; i < calls; i++) await call();
      // The first rounds only warm up.
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) times.get(name)?.push((user + system) / 1000 / calls);
    }
  }
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export default run;
