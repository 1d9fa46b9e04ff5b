import { once } from 'node:events';
import { appendFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { generatedEnvelope } from '../client/envelopes.ts';
import { clearPresign, credentials, folderWith, start } from './clear-presign.ts';
import { served } from './served.ts';
import { slowDisk } from './slow-disk.ts';

const size = 17 * 1024 * 1024;
const advice =
  'Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.';

/** A CSV with a character over the border of two parts that are read, and a byte at fault near its end. */
let long: Buffer;

beforeAll(() => {
  long = Buffer.alloc(size, 'INV-1,10\n');
  long.write('€', size / 2 - 1);
  long.writeUInt8(0xe9, size - 24);
});

const args = ['upload', 'long.csv', '--json', '--api', 'one-integration'];

const events = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const finding = {
  file: 'long.csv',
  code: 'not-utf-8',
  message: 'is not UTF-8: line 1980640 has the byte 0xE9',
  advice,
};

/** Hands out URLs of its own, and leaves it to the test what becomes of an upload. */
async function serverOf(upload: (request: IncomingMessage) => void) {
  const server = createServer((request, response) => {
    if (request.method === 'PUT') return upload(request);
    response.end(generatedEnvelope(`http://${request.headers.host}/key`));
  });
  return served(server);
}

test('a fault at the end of a long CSV is told, and the CSV is sent as it is', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  await using mock = await startMock({ port: 0 });
  const { code, stdout } = await clearPresign(args, { cwd, env: credentials(mock.url) });
  expect(code).toBe(0);
  expect(events(stdout)).toMatchObject([
    { event: 'warning', ...finding },
    { event: 'uploaded', bytes: size, attempts: 1 },
    { event: 'summary', uploaded: 1, exitCode: 0 },
  ]);
  const stored = await mock.objects()[0]?.read();
  expect(stored && long.equals(stored)).toBe(true);
});

test.each([
  { option: [], event: 'warning', next: { event: 'failed', code: 'connection' } },
  { option: ['--strict'], event: 'error', next: { event: 'summary', failed: 1, exitCode: 6 } },
  { option: ['--dry-run'], event: 'warning', next: { event: 'would-send' } },
])(
  'all of it is looked at before anything is sent with $option',
  async ({ option, event, next }) => {
    const cwd = await folderWith({ 'long.csv': long });
    // Nothing can be sent there.
    const env = credentials('http://127.0.0.1:1');
    const { stdout } = await clearPresign([...args, ...option], { cwd, env });
    expect(
      events(stdout)
        .filter(({ event }) => event !== 'retrying')
        .slice(0, 2),
    ).toMatchObject([{ event, ...finding }, next]);
  },
);

/** Starts the command on a slow disk; tells of its child the so many-th time that it begins to read a file. */
function startSlowly(
  args: readonly string[],
  cwd: string,
  times: number,
  then: (child: ReturnType<typeof start>) => unknown,
) {
  const env = { ...credentials('http://127.0.0.1:1'), ...slowDisk };
  const child = start(args, { cwd, env });
  let stderr = '';
  let isTold = false;
  child.stderr.on('data', (part) => {
    stderr += part;
    if (isTold || stderr.split('reading\n').length <= times) return;
    isTold = true;
    then(child);
  });
  return Promise.all([text(child.stdout), once(child, 'close')]).then(([stdout, [code]]) => ({
    code,
    events: events(stdout),
  }));
}

test.each([
  { while: 'it is looked at', times: 1 },
  { while: 'the lines before its fault are counted', times: 2 },
])('Ctrl-C is heard while $while, and nothing else is done', async ({ times }) => {
  const cwd = await folderWith({
    'a.csv': 'a\n',
    'long.csv': long,
    'b.xls': '<html></html>',
    'again.csv': long,
  });
  const files = ['a.csv', 'long.csv', 'b.xls', 'again.csv'];
  const stop = (child: ReturnType<typeof start>) => child.kill('SIGINT');
  for (const option of ['--strict', '--dry-run']) {
    const run = await startSlowly(
      ['upload', ...files, '--json', '--api', 'one-integration', option],
      cwd,
      // That of the first file comes before.
      times + 1,
      stop,
    );
    expect(run.code).toBe(130);
    expect(run.events.filter(({ event }) => event !== 'summary')).toEqual(
      ['long.csv', 'b.xls', 'again.csv', 'a.csv'].map((file) => ({
        event: 'not-sent',
        file,
        message: 'stopped',
      })),
    );
  }
});

test.each([
  {
    name: 'grows unseen by its time',
    change: async (path: string) => {
      await appendFile(path, 'Caf\xe9,1\n', 'latin1');
      await utimes(path, 1, 1);
    },
  },
  { name: 'shrinks', change: (path: string) => truncate(path, 1000) },
  { name: 'is written over', change: (path: string) => utimes(path, 2, 2) },
])('a file that $name after the look began is not sent', async ({ change }) => {
  const cwd = await folderWith({ 'long.csv': 'a,b\n'.repeat(1 << 21) });
  const path = join(cwd, 'long.csv');
  await utimes(path, 1, 1);
  const run = await startSlowly([...args, '--strict'], cwd, 1, async (child) => {
    child.kill('SIGSTOP');
    await change(path);
    child.kill('SIGCONT');
  });
  expect(run.code).toBe(6);
  expect(run.events).toMatchObject([
    {
      event: 'failed',
      file: 'long.csv',
      code: 'invalid-option',
      message: 'changed after it was looked at: is it still being written?',
    },
    { event: 'summary', failed: 1, exitCode: 6 },
  ]);
});

test.each([
  { during: 'the answer with its URL', method: 'GET', status: 200, puts: 0 },
  { during: 'an attempt that fails', method: 'PUT', status: 503, puts: 1 },
])('a file that is written over during $during is not sent', async ({ method, status, puts }) => {
  const cwd = await folderWith({ 'short.csv': 'a,b\n1,2\n' });
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') received.push(await text(request));
    if (request.method === method) {
      await writeFile(join(cwd, 'short.csv'), Buffer.from('a,b\n\xe9,2\n', 'latin1'));
      await utimes(join(cwd, 'short.csv'), 2, 2);
    }
    const isPut = request.method === 'PUT';
    response.writeHead(isPut ? status : 200);
    response.end(isPut ? '' : generatedEnvelope(`http://${request.headers.host}/key`));
  });
  await using running = await served(server);
  const { code, stdout } = await clearPresign(
    ['upload', 'short.csv', '--json', '--strict', '--api', 'one-integration'],
    { cwd, env: credentials(running.url) },
  );
  expect(code).toBe(6);
  expect(events(stdout).filter(({ event }) => event !== 'retrying')).toMatchObject([
    { event: 'failed', code: 'invalid-option' },
    { event: 'summary', uploaded: 0, failed: 1 },
  ]);
  expect(received).toEqual(Array.from({ length: puts }, () => 'a,b\n1,2\n'));
});

test('of a file that is written over while it is sent, storage never gets the end', async () => {
  const cwd = await folderWith({ 'long.csv': 'a,b\n'.repeat(size / 4) });
  let received = 0;
  let ended = (_isWhole: boolean): void => {};
  const isWhole = new Promise<boolean>((done) => {
    ended = done;
  });
  await using server = await serverOf((request) => {
    request.once('data', async () => {
      request.pause();
      await utimes(join(cwd, 'long.csv'), 2, 2);
      request.resume();
    });
    request.on('data', ({ length }) => {
      received += length;
    });
    request.on('close', () => ended(request.complete));
  });
  const { code, stdout } = await clearPresign(args, { cwd, env: credentials(server.url) });
  expect(code).toBe(6);
  expect(events(stdout)).toMatchObject([
    { event: 'failed', code: 'invalid-option' },
    { event: 'summary', failed: 1 },
  ]);
  expect(await isWhole).toBe(false);
  expect(received).toBeLessThan(size);
});

test('Ctrl-C is heard while a slow disk is read faster than the network is full', async () => {
  const cwd = await folderWith({ 'long.csv': long });
  let received = 0;
  let child: ReturnType<typeof start> | undefined;
  await using server = await serverOf((request) => {
    request.once('data', () => child?.kill('SIGINT'));
    request.on('data', ({ length }) => {
      received += length;
    });
  });
  child = start(args, { cwd, env: { ...credentials(server.url), ...slowDisk } });
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  expect(code).toBe(130);
  expect(events(stdout)).toMatchObject([
    { event: 'warning', ...finding },
    { event: 'not-sent', file: 'long.csv' },
    { event: 'summary', notSent: 1, exitCode: 130 },
  ]);
  expect(received).toBeLessThan(size / 2);
});
