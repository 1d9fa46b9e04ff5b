import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as undici from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../src/contract/meaning.ts';
import { redocly } from '../../src/generate/bundle.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { missing } from '../missing.ts';
import { everyCall } from './every-call.ts';

/** Clients that nobody here wrote go through the whole flow: a URL, then the upload to it. */

const run = promisify(execFile);
const register = 'gstin,amount\n';
const etag = `"${createHash('md5').update(register).digest('hex')}"`;
const documentFile = (name: string) =>
  new URL(`../../generated/${name}/openapi.json`, import.meta.url).pathname;

let mock: Mock;
let folder: string;
beforeAll(async () => {
  mock = await startMock();
  folder = await mkdtemp(join(tmpdir(), 'clients-'));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

async function lastUpload(): Promise<string | undefined> {
  return mock.objects().at(-1)?.read().then(String);
}

/** The programs here get their URLs; an API that gives them otherwise is tried with the other clients. */
const getCalls = everyCall.filter(({ method }) => method === 'get');
const urlIn = (body: string) => /"(https?:[^"]+)"/.exec(body)?.[1] ?? '';
const script = (name: string) => new URL(`clients/${name}`, import.meta.url).pathname;

/** Programs that are not part of Node: each is asked where it is installed, and said to be missing elsewhere. */
const programs: Readonly<
  Record<string, (calls: readonly (readonly string[])[]) => Promise<string>>
> = {
  curl: each(async ([address = '', type = '', , ...headers]) => {
    const first = await run('curl', ['-sSf', ...lines(headers, '-H'), address]);
    const upload = [
      '-sSf',
      '-i',
      '-T',
      join(folder, 'register.csv'),
      '-H',
      `Content-Type: ${type}`,
    ];
    const put = [...upload, '-H', 'Expect: 100-continue', urlIn(first.stdout)];
    return outcomeOf((await run('curl', put)).stdout);
  }),
  wget: each(async ([address = '', type = '', , ...headers]) => {
    const first = await run('wget', ['-qO-', ...lines(headers, '--header'), address]);
    const file = `--body-file=${join(folder, 'register.csv')}`;
    const put = ['-qSO-', '--method=PUT', file, `--header=Content-Type: ${type}`];
    return outcomeOf((await run('wget', [...put, urlIn(first.stdout)])).stderr);
  }),
  // It takes longer to compile than to run: all calls at once, and not by its better compiler.
  java: async (calls) => {
    const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', script('Upload.java')];
    const args = calls.flatMap((call) => [...call, '.']);
    return (await run('java', [...options, ...args])).stdout;
  },
  go: each(async (args) => {
    const env = { ...process.env, GOCACHE: join(folder, 'go'), GO111MODULE: 'off' };
    return (await run('go', ['run', script('upload.go'), ...args], { env })).stdout;
  }),
  php: each(async (args) => (await run('php', [script('upload.php'), ...args])).stdout),
};

/** Runs a program that makes one call for each of them. */
function each(program: (args: readonly string[]) => Promise<string>) {
  return async (calls: readonly (readonly string[])[]) => {
    let said = '';
    for (const args of calls) said += await program(args);
    return said;
  };
}

describe.each(Object.entries(programs))('%s', (program, flow) => {
  test(`goes through the whole flow of each API`, async ({ skip }) => {
    const lacks = missing(program);
    skip(lacks !== undefined, lacks);
    await writeFile(join(folder, 'register.csv'), register);
    const before = mock.objects().length;
    const calls = getCalls.map(({ target, headers, contentType }) => [
      mock.url + target,
      contentType,
      register,
      ...Object.entries(headers).flat(),
    ]);
    expect(await flow(calls)).toBe(calls.map(() => `200 ${etag}\n`).join(''));
    const stored = mock.objects().slice(before);
    const uploads = await Promise.all(stored.map((object) => object.read()));
    expect(uploads.map(String)).toEqual(calls.map(() => register));
  }, 60_000);
});

describe.each([
  ['Node’s fetch', fetch],
  ['undici', undici.fetch as unknown as typeof fetch],
])('%s', (_, fetch) => {
  test.each(everyCall)('uploads for $id', async ({ method, target, headers, contentType }) => {
    const given = await fetch(mock.url + target, { method: method.toUpperCase(), headers });
    await upload(urlIn(await given.text()), contentType, fetch);
  });
});

describe('the client that Redocly generates', () => {
  beforeAll(async () => {
    for (const name of new Set(everyCall.map(({ id }) => id))) {
      const output = join(folder, 'redocly', `${name}.ts`);
      const args = ['generate-client', documentFile(name), '-o', output];
      const { failed, stderr } = await redocly(folder, [...args, '--args-style', 'grouped']);
      expect(failed, stderr).toBe(false);
    }
  });

  test.each(everyCall)('uploads for $id', async (call) => {
    const { values, operation, credential = '', pointer, contentType } = call;
    const { client } = await import(join(folder, `redocly/${call.id}.ts`));
    client.configure({ serverUrl: mock.url, auth: { apiKey: { [credential]: 'any' } } });
    const { path, query, header: headers } = values;
    const body = await client[operation.operationId]({ path, query, headers });
    await upload(String(at(body, pointer)), contentType);
  });
});

const lacksPython = missing('python3');

test.for(getCalls)(
  'Python’s urllib, from the document of $id alone',
  async ({ id, values, headers }, { skip }) => {
    skip(lacksPython !== undefined, lacksPython);
    const all = JSON.stringify({ ...values.path, ...values.query, ...headers });
    const { stdout } = await run('python3', [script('upload.py'), documentFile(id), mock.url, all]);
    expect(stdout).toBe(`200 ${etag}\n`);
    expect(await lastUpload()).toBe(register);
  },
);

test('Python’s urllib sees why an upload is refused', async ({ skip }) => {
  skip(lacksPython !== undefined, lacksPython);
  const { target = '', headers = {} } = getCalls[0] ?? {};
  const given = await fetch(mock.url + target, { headers });
  const { stdout } = await run('python3', [script('refused.py'), urlIn(await given.text())]);
  expect(stdout).toBe('403 signature-does-not-match\n');
});

async function upload(url: string, contentType: string, send = fetch): Promise<void> {
  const response = await send(url, {
    method: 'PUT',
    body: Buffer.from(register),
    headers: { 'content-type': contentType },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toBe(etag);
  expect(await lastUpload()).toBe(register);
}

/** Headers as options of a program. */
function lines(headers: readonly string[], option: string): string[] {
  return headers.flatMap((name, i) => (i % 2 ? [] : [option, `${name}: ${headers[i + 1]}`]));
}

/** Status and ETag of the last answer in what a program shows of them. */
function outcomeOf(shown: string): string {
  const status = [...shown.matchAll(/HTTP\/1\.1 (\d+)/g)].at(-1)?.[1];
  return `${status} ${/^\s*etag: (.*?)\r?$/im.exec(shown)?.[1]}\n`;
}
