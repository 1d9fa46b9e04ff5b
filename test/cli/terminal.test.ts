import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { generatedEnvelope } from '../client/envelopes.ts';
import {
  clearPresign,
  command,
  credentials,
  environment,
  expectNoSecret,
  folderWith,
  stable,
} from './clear-presign.ts';
import { served } from './served.ts';
import { slowDisk } from './slow-disk.ts';

let mock: Mock;
let cwd: string;
const largeBytes = 16 << 20;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  cwd = await folderWith({
    'broken.xls': '<html></html>',
    'short.csv': 'a,b\n',
    'later.csv': 'a,b\n',
    'read-slowly.csv': 'a,b\n'.repeat(4 << 20),
  });
  const file = await open(join(cwd, 'large.csv'), 'w');
  const part = 'a,b\n'.repeat(1 << 18);
  for (let written = 0; written < largeBytes; written += part.length) await file.write(part);
  await file.close();
});
afterAll(() => mock.close());

const one = ['--api', 'one-integration'];

/** Hands out a URL, takes a tenth of what is sent there, and then nothing. */
async function stallingServer() {
  const server = createServer((request, response) => {
    if (request.method === 'PUT') {
      let bytes = 0;
      request.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > largeBytes / 10) request.pause();
      });
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(generatedEnvelope(`http://${request.headers.host}/key`));
  });
  return served(server);
}

/** Runs the command on a terminal of 100 columns. */
function onTerminal(
  args: readonly string[],
  env: { [name: string]: string } = {},
  stopAt?: RegExp,
) {
  const terminal = spawn(process.execPath, [command, ...args], {
    name: 'xterm-256color',
    cols: 100,
    rows: 30,
    cwd,
    env: { ...environment, ...credentials(mock.url), ...env },
  });
  let output = '';
  let isStopped = false;
  terminal.onData((data) => {
    output += data;
    if (!isStopped && stopAt?.test(output)) {
      isStopped = true;
      terminal.write('\u0003');
    }
  });
  return new Promise<{ code: number; output: string }>((done) =>
    terminal.onExit(({ exitCode }) => {
      expectNoSecret(output);
      done({ code: exitCode, output });
    }),
  );
}

/** What stands on the screen in the end: a line that was drawn over counts as its last drawing. */
function screen(output: string): string[] {
  const lines = stable(output, mock.url).split('\r\n');
  return lines.map((line) => stripVTControlCharacters(line.split('\r\u001b[K').at(-1) ?? ''));
}

/** Every drawing of the bar. */
function bars(output: string): string[] {
  return output.split('\r\u001b[K').filter((part) => part.startsWith('['));
}

describe('on a terminal', () => {
  test('a bar shows share, rate and time left, and leaves nothing behind', async () => {
    const { code, output } = await onTerminal(['upload', 'large.csv', '--api', 'one-integration']);
    expect(code).toBe(0);
    const drawn = bars(output).filter((bar) => !bar.includes('looking'));
    expect(drawn[0]).toBe('[----------------------------------------]   0 %  - B/s  -:-- left');
    expect(drawn.at(-1)).toMatch(/^\[#{40}\] 100 % {2}[\d.]+ [kMG]?B\/s {2}0:00 left$/);
    expect(screen(output)).toEqual([
      'uploaded large.csv (16.8 MB) to http://mock/…/large.csv',
      '1 of 1 file uploaded (16.8 MB).',
      'Stored, not yet ingested: the next call is the ingestion, which clear-presign leaves to you. The owner describes it on https://docs.cleartax.in.',
      '',
    ]);
  });

  test('a look that takes a while has a bar of its own, and leaves nothing behind', async () => {
    const args = ['upload', 'read-slowly.csv', '--api', 'one-integration'];
    const { code, output } = await onTerminal(args, slowDisk);
    expect(code).toBe(0);
    const drawn = bars(output);
    const looks = drawn.filter((bar) => bar.includes('looking'));
    expect(looks.at(-1)).toMatch(
      /^\[#{2,40}-*\] {1,3}\d+ % {2}[\d.]+ MB\/s {2}0:0\d left {2}looking at the file$/,
    );
    expect(drawn[looks.length]).toBe(
      '[----------------------------------------]   0 %  - B/s  -:-- left',
    );
    expect(screen(output)[0]).toBe(
      'uploaded read-slowly.csv (16.8 MB) to http://mock/…/read-slowly.csv',
    );
  });

  test('a look that is soon over shows no bar', async () => {
    const args = ['upload', 'short.csv', '--dry-run', '--api', 'one-integration'];
    const { output } = await onTerminal(args);
    expect(bars(output)).toEqual([]);
  });

  test('words have colours, unless NO_COLOR is set', async () => {
    const args = ['upload', 'broken.xls', '--strict', '--api', 'one-integration'];
    const [coloured, plain] = await Promise.all([
      onTerminal(args),
      onTerminal(args, { NO_COLOR: '1' }),
    ]);
    const sentence =
      ': broken.xls is named .xls but is an HTML page (our reading). Open it in Excel and save it as a real .xls.';
    expect(coloured.output).toContain(`\u001b[31merror\u001b[39m${sentence}`);
    expect(plain.output).toContain(`error${sentence}`);
    expect(plain.output).not.toContain('\u001b[3');
    expect([coloured.code, plain.code]).toEqual([6, 6]);
  });

  test('Ctrl-C stops the upload at once, cleanly, and the exit code tells', async () => {
    await using server = await stallingServer();
    const { code, output } = await onTerminal(
      ['upload', 'large.csv', 'later.csv', '--concurrency', '1', ...one],
      { CLEAR_BASE_URL: server.url },
      /\] +[1-9]\d* %[^\r]+ 0 of 2 files/,
    );
    expect(code).toBe(130);
    expect(screen(output).filter((line) => line !== '^C')).toEqual([
      'not sent large.csv: stopped',
      'not sent later.csv: stopped',
      '0 of 2 files uploaded, 2 not sent.',
      '',
    ]);
  });

  test('check shows that it goes on, then only its report', async () => {
    const { code, output } = await onTerminal(['check', '--api', 'one-integration', '--no-upload']);
    expect(code).toBe(0);
    expect(output).toContain('\r\u001b[K1 cases\r\u001b[K2 cases');
    expect(screen(output)[0]).toBe('Answers of http://mock');
    expect(output).toContain(
      '\u001b[33mThis is a mock made from the contract: its answers are no evidence of what Clear answers.',
    );
  });

  test('a token that would be typed for all to see is not asked for', async () => {
    const { code, output } = await onTerminal([
      ...['url', 'a.csv', '--api', 'one-integration', '--token-file', '-'],
    ]);
    expect(code).toBe(2);
    expect(output).toContain(
      '--token-file -: stdin is a terminal, which would show what is typed.',
    );
  });
});

test('elsewhere there is no bar and no colour', async () => {
  const run = await clearPresign(['upload', 'large.csv', '--api', 'one-integration'], {
    env: credentials(mock.url),
    cwd: resolve(cwd),
  });
  expect(run.stderr).toBe(
    '1 of 1 file uploaded (16.8 MB).\nStored, not yet ingested: the next call is the ingestion, which clear-presign leaves to you. The owner describes it on https://docs.cleartax.in.\n',
  );
  expect(stable(run.stdout, mock.url)).toBe(
    'uploaded large.csv (16.8 MB) to http://mock/…/large.csv\n',
  );
});
