import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/mock/command-line.ts';
import { startMock } from '../../src/mock/index.ts';
import { UserError } from '../../src/mock/options.ts';
import packageFacts from '../../src/mock/package.json' with { type: 'json' };
import { oneIntegrationHeaders } from './calls.ts';
import { send } from './request.ts';

const main = new URL('../../src/mock/main.ts', import.meta.url).pathname;
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function outcome(...args: string[]) {
  const child = run(...args);
  const [out, err] = await Promise.all([child.stdout, child.stderr].map((s) => s && text(s)));
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, out, err };
}

/** The URL that the command says it is ready on. */
async function ready(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stderr ?? []) {
    const url = /Mock ready on (http:\S+)/.exec(String(chunk))?.[1];
    if (url) return url;
  }
  throw new Error('The mock ended before it was ready.');
}

test('--help shows every option and examples', async () => {
  const { code, out, err } = await outcome('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const options = out?.match(/^ {2}--[a-z-]+/gm)?.map((option) => option.trim());
  expect(options).toEqual([
    '--port',
    '--host',
    '--data',
    '--token',
    '--examples',
    '--latency',
    '--max-upload',
    '--max-stored',
    '--allowed-host',
    '--seed',
    '--log',
    '--upstream',
    '--documents',
    '--version',
    '--help',
  ]);
  expect(out).toContain('\nExamples:\n  clear-presign-mock --port 4010\n');
  expect(out).toContain(
    "\n  curl -H 'x-clear-auth-token: any' -H 'x-integration-id: 00000000-0000-4000-8000-000000000001' \\\n" +
      "    'http://127.0.0.1:4010/one-integration/action/pre-sign?filename=sales.csv'\n",
  );
});

test('--version is the package’s', async () => {
  expect(await outcome('--version')).toEqual({
    code: 0,
    out: `${packageFacts.version}\n`,
    err: '',
  });
});

describe('a mistake is one sentence and a non-zero exit', () => {
  test('when the command line is read', async () => {
    const err = "Unknown option '--prot'. See --help.\n";
    expect(await outcome('--prot', '1')).toEqual({ code: 2, out: '', err });
  });

  test('when the mock starts', async () => {
    await using other = await startMock();
    const { port } = new URL(other.url);
    expect(await outcome('--port', port)).toEqual({
      code: 2,
      out: '',
      err: `Port ${port} is in use. Stop what listens there, or choose another --port.\n`,
    });
  });

  /** What the command does until the mock is ready, in this process. */
  async function started(...args: string[]): Promise<void> {
    const command = readCommandLine(args);
    if ('options' in command) await (await startMock(command.options)).close();
  }

  test.each([
    [['--port', 'x'], '--port is x; it must be a whole number.'],
    [['--port', '70000'], 'port is 70000; it must be a whole number from 0 to 65535.'],
    [['--latency', '300-100'], 'latency is 300-100: the least must come first.'],
    [
      ['--latency', 'slow'],
      '--latency is slow; it must be milliseconds (200) or a range (100-300).',
    ],
    [
      ['--data', '/dev/null'],
      'Uploads cannot be stored in /dev/null (EEXIST). Choose another --data.',
    ],
    [['--log', 'xml'], '--log is xml; it must be pretty, json or off.'],
    [['--upstream', 'ftp://a'], 'upstream is ftp://a; it must be an http or https URL.'],
    [
      ['--host', '203.0.113.1', '--port', '0'],
      '203.0.113.1 is not an address of this machine. Choose another --host.',
    ],
    [['--documents', '/nowhere'], 'The folder /nowhere cannot be read (ENOENT).'],
  ])('%j', async (args, sentence) => {
    await expect(started(...args)).rejects.toStrictEqual(new UserError(sentence));
  });

  test('a document that is broken, or lacks what the mock needs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'documents-'));
    await cp(new URL('../../generated', import.meta.url).pathname, folder, { recursive: true });
    const file = join(folder, 'integration-v1/openapi.json');
    await writeFile(file, '{');
    await expect(started('--documents', folder)).rejects.toStrictEqual(
      new UserError(`The document ${file} is not JSON. Run: npm run generate`),
    );
    await writeFile(file, '{"openapi":"3.1.1","info":{"title":"Mine"},"components":{}}');
    await expect(started('--documents', folder)).rejects.toStrictEqual(
      new UserError('The document "Mine" lacks an operation.'),
    );
  });
});

test('on SIGTERM, answers what has begun, takes nothing new and ends with 0', async () => {
  const child = run('--port', '0', '--log', 'json');
  const url = await ready(child);
  const log = text(child.stdout as NodeJS.ReadableStream);
  const path = '/one-integration/action/pre-sign?filename=a.csv';
  await send(url, { method: 'POST', path: '/__mock/faults', body: '{"delay":60000}' });
  const begun = send(url, { path, headers: oneIntegrationHeaders });
  await expect
    .poll(async () => JSON.parse((await send(url, { path: '/__mock/faults' })).text))
    .toEqual({ faults: [] });
  child.kill('SIGTERM');
  expect(await begun).toMatchObject({ status: 200, headers: { connection: 'close' } });
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(0);
  await expect(send(url, { path })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const [line] = (await log).trim().split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({
    method: 'GET',
    status: 200,
    example: 'generated',
  });
});

test('--log pretty writes a line for each request, with nothing secret in it', async () => {
  const child = run('--port', '0', '--log', 'pretty', '--token', 'secret-word');
  const url = await ready(child);
  await send(url, {
    path: '/one-integration/action/pre-sign?filename=abc',
    headers: { ...oneIntegrationHeaders, 'x-clear-auth-token': 'secret-word' },
  });
  const log = text(child.stdout as NodeJS.ReadableStream);
  child.kill('SIGTERM');
  const lines = await log;
  expect(lines).toMatch(
    /^\d\d:\d\d:\d\d 406 GET \/one-integration\/action\/pre-sign\?filename=abc [\d.]+ ms invalid-extension\n$/,
  );
  expect(lines).not.toContain('secret-word');
});

test('ends on a signal though nobody reads its log', async () => {
  const child = run('--port', '0');
  const url = await ready(child);
  // Long paths: a pipe holds some hundred kilobytes.
  const path = `/nothing/${'x'.repeat(12_000)}`;
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(Array.from({ length: 50 }, () => send(url, { path })));
  }
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
