import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { generatedEnvelope } from '../client/envelopes.ts';
import { clearPresign, credentials, folderWith, start } from './clear-presign.ts';
import { served } from './served.ts';

/** How much of a CSV is looked at before it is sent, when it is sent whatever is found. */
const lookedAtFirst = 16 * 1024 * 1024;
const size = lookedAtFirst + 1024;
const advice = 'Save it as "CSV UTF-8" in Excel, or run: iconv -f WINDOWS-1252 -t UTF-8.';

/** A CSV with a character over the end of what is looked at first, and a byte at fault behind it. */
let long: Buffer;

beforeAll(() => {
  long = Buffer.alloc(size, 'INV-1,10\n');
  long.write('€', lookedAtFirst - 1);
  long.writeUInt8(0xe9, lookedAtFirst + 1000);
});

const args = ['upload', 'long.csv', '--json', '--api', 'one-integration'];

const events = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const warning = (message: string) => ({ file: 'long.csv', code: 'not-utf-8', message, advice });
const atLine = warning('is not UTF-8: line 1864247 has the byte 0xE9');

/** Hands out URLs of its own, and leaves it to the test what becomes of an upload. */
async function serverOf(upload: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    if (request.method === 'PUT') return upload(request, response);
    response.end(generatedEnvelope(`http://${request.headers.host}/key`));
  });
  return served(server);
}

test('the end of a long CSV is looked at as it is sent, and told of before the file is', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  await using mock = await startMock({ port: 0 });
  const { code, stdout } = await clearPresign(args, { cwd, env: credentials(mock.url) });
  expect(code).toBe(0);
  expect(events(stdout)).toMatchObject([
    { event: 'warning', ...atLine },
    { event: 'uploaded', bytes: size, attempts: 1 },
    { event: 'summary', uploaded: 1, exitCode: 0 },
  ]);
  const stored = await mock.objects()[0]?.read();
  expect(stored && long.equals(stored)).toBe(true);
});

test('all of a long CSV is looked at before anything is sent with --strict and --dry-run', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  const env = credentials('http://127.0.0.1:1');
  const strict = await clearPresign([...args, '--strict'], { cwd, env });
  expect(strict.code).toBe(6);
  expect(events(strict.stdout)).toMatchObject([
    { event: 'error', ...atLine },
    { event: 'summary', failed: 1, exitCode: 6 },
  ]);
  const described = await clearPresign([...args, '--dry-run'], { cwd });
  expect(events(described.stdout)).toMatchObject([
    { event: 'warning', ...atLine },
    { event: 'would-send' },
  ]);
});

test('what is wrong is told once when the file is sent twice', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  let uploads = 0;
  await using server = await serverOf(async (request, response) => {
    for await (const _ of request);
    uploads += 1;
    response.writeHead(uploads === 1 ? 503 : 200).end();
  });
  const { code, stdout } = await clearPresign(args, { cwd, env: credentials(server.url) });
  expect(code).toBe(0);
  // Its lines are counted beside the sending, so that it may come before or after the first attempt's end.
  const all = events(stdout);
  expect(all.filter(({ event }) => event === 'retrying')).toHaveLength(1);
  expect(all.filter(({ event }) => event !== 'retrying')).toMatchObject([
    { event: 'warning', ...atLine },
    { event: 'uploaded', attempts: 2 },
    { event: 'summary' },
  ]);
});

test('a file that is gone before its lines can be counted is told of by the offset', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  await using server = await serverOf(async (request, response) => {
    await once(request, 'readable');
    await rm(join(cwd, 'long.csv'));
    for await (const _ of request);
    response.end();
  });
  const { code, stdout } = await clearPresign(args, { cwd, env: credentials(server.url) });
  expect(code).toBe(0);
  expect(events(stdout)).toMatchObject([
    { event: 'warning', ...warning('is not UTF-8: its offset 16778216 has the byte 0xE9') },
    { event: 'uploaded', bytes: size },
    { event: 'summary', exitCode: 0 },
  ]);
});

test('Ctrl-C is heard while a slow disk is read faster than the network is full', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  const slowDisk = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readSync } = fs;
    const cell = new Int32Array(new SharedArrayBuffer(4));
    fs.readSync = (...all) => { Atomics.wait(cell, 0, 0, 10); return readSync(...all); };
    syncBuiltinESMExports();`;
  let received = 0;
  let child: ReturnType<typeof start> | undefined;
  await using server = await serverOf((request) => {
    request.once('data', () => child?.kill('SIGINT'));
    request.on('data', ({ length }) => {
      received += length;
    });
  });
  const preload = `--import=data:text/javascript,${encodeURIComponent(slowDisk)}`;
  const env = { ...credentials(server.url), NODE_OPTIONS: preload };
  child = start(args, { cwd, env });
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  expect(code).toBe(130);
  expect(events(stdout)).toMatchObject([
    { event: 'not-sent', file: 'long.csv' },
    { event: 'summary', uploaded: 0, exitCode: 130 },
  ]);
  expect(received).toBeLessThan(size / 2);
});
