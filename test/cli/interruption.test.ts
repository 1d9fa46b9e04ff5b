import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { generatedEnvelope } from '../client/envelopes.ts';
import { credentials, folderWith, start } from './clear-presign.ts';
import { served } from './served.ts';

/** A server that never answers, and tells when somebody asks. */
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(() => {});
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const api = ['--api', 'one-integration'];
const upload = ['upload', 'sales-register.csv', 'purchase-register.csv', ...api];

test('a signal after the last byte says that the file may be stored', async () => {
  let child: ReturnType<typeof start> | undefined;
  const storing = createServer((request, response) => {
    if (request.method !== 'PUT') {
      return void response.end(generatedEnvelope(`http://${request.headers.host}/key`));
    }
    request.resume().on('end', () => child?.kill('SIGINT'));
  });
  await using server = await served(storing);
  child = start(
    ['upload', 'sales-register.csv', 'purchase-register.csv', '--concurrency', '1', ...api],
    { env: credentials(server.url) },
  );
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(code).toBe(130);
  expect(stderr).toBe(
    [
      'failed sales-register.csv: stopped before storage confirmed it: the file may be stored',
      'not sent purchase-register.csv: stopped',
      '0 of 2 files uploaded, 1 failed, 1 not sent.',
      '',
    ].join('\n'),
  );
});

test('a signal during a new attempt says so as well when the one before got all', async () => {
  const cwd = await folderWith({ 'long.csv': 'a,b\n'.repeat(8 << 20) });
  let child: ReturnType<typeof start> | undefined;
  let attempts = 0;
  const breaking = createServer((request, response) => {
    if (request.method !== 'PUT') {
      return void response.end(generatedEnvelope(`http://${request.headers.host}/key`));
    }
    attempts += 1;
    if (attempts === 1) request.resume().on('end', () => request.socket.destroy());
    else request.once('data', () => child?.kill('SIGINT')).once('data', () => request.pause());
  });
  await using server = await served(breaking);
  child = start(['upload', 'long.csv', ...api], { cwd, env: credentials(server.url) });
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect({ code, attempts }).toEqual({ code: 130, attempts: 2 });
  expect(stderr).toContain(
    '\nfailed long.csv: stopped before storage confirmed it: the file may be stored\n',
  );
});

test('a second signal ends what does not heed the first', async () => {
  const program = `
    import { interruptible } from ${JSON.stringify(new URL('../../src/cli/interruption.ts', import.meta.url))};
    await interruptible(({ signal }) => {
      setInterval(() => {}, 60_000);
      signal.addEventListener('abort', () => console.log('heard'));
      console.log('at work');
      return new Promise(() => {});
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect(await lines.next()).toMatchObject({ value: 'at work' });
  child.kill('SIGINT');
  expect(await lines.next()).toMatchObject({ value: 'heard' });
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([143, null]);
});

describe('a signal while a command waits for an answer', () => {
  test.each([
    {
      args: [...upload, '--concurrency', '1'],
      signal: 'SIGTERM',
      code: 143,
      stderr: [
        'not sent sales-register.csv: stopped',
        'not sent purchase-register.csv: stopped',
        '0 of 2 files uploaded, 2 not sent.',
        '',
      ].join('\n'),
    },
    {
      args: ['url', 'sales.csv', '--api', 'one-integration'],
      signal: 'SIGINT',
      code: 130,
      stderr: 'clear-presign: stopped\n',
    },
    {
      args: ['upload', 'sales-register.csv', '--json', ...api],
      signal: 'SIGHUP',
      code: 129,
      stderr: '',
    },
    { args: ['check'], signal: 'SIGINT', code: 130, stderr: 'clear-presign: stopped\n' },
  ] as const)('ends $args at once with $code', async ({ args, signal, code, stderr }) => {
    const asked = once(server, 'request');
    const child = start(args, { env: credentials(url) });
    const written = text(child.stderr);
    await asked;
    child.kill(signal);
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, stderr: await written }).toEqual({ exitCode: code, stderr });
  });
});
