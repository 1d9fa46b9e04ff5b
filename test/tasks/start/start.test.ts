import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apis } from '../../../generated/apis.ts';
import { run } from '../../../src/tasks/start/main.ts';
import { perform } from '../../spec/workspace.ts';

/** The lines that it prints up to the last of them, with what differs from run to run replaced. */
let printed: string[];
let start: ChildProcess;
let url: string;

beforeAll(async () => {
  start = spawn(process.execPath, ['src/tasks/start/main.ts', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!start.stdout) throw new Error('The start has no output to read.');
  printed = [];
  for await (const line of createInterface({ input: start.stdout })) {
    printed.push(line);
    if (line === 'Ctrl-C stops.') break;
  }
  start.stdout.resume();
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed.join('\n'))?.[0] ?? '';
}, 120_000);

afterAll(() => {
  start.kill('SIGKILL');
});

describe('npm start', () => {
  test('takes a register through the client of each API', () => {
    for (const { title } of Object.values(apis)) {
      const at = printed.findIndex((line) => line.startsWith(`${title}: test/fixtures/`));
      expect(at, title).toBeGreaterThan(0);
      expect(printed[at + 4], title).toMatch(/^ {5}stored [\d,]+ bytes, ETag "[\da-f]{32}"$/);
    }
  });

  test('takes a real CSV and a real XLSX register, and says what happened', () => {
    const flow = ['One Integration pre-sign: ', 'Integration v1 pre-sign: ']
      .map((title) => printed.findIndex((line) => line.startsWith(title)))
      .flatMap((at) => printed.slice(at, at + 5))
      .map((line) =>
        line.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, '<time>').replace(/http\S+\//, '<url>/'),
      );
    expect(flow).toEqual([
      'One Integration pre-sign: test/fixtures/sales-register.csv (10,137 bytes)',
      '  1. got a URL, valid until <time>',
      '     <url>/sales-register.csv?***',
      '  2. PUT with Content-Type text/csv',
      '     stored 10,137 bytes, ETag "e2ffefae089bdd1c6896dd6ad41406e7"',
      'Integration v1 pre-sign: test/fixtures/sales-register.xlsx (21,431 bytes)',
      '  1. got a URL, valid until <time>',
      expect.stringMatching(/^ {5}<url>\/.*\.sales-register\.xlsx\?\*\*\*$/),
      '  2. PUT with Content-Type application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '     stored 21,431 bytes, ETag "460cc9ee7d9172e0d7440fe45cb2d1c4"',
    ]);
  });

  test.each([
    ['/', '<title>'],
    ['/redoc/one-integration/', '"disableTelemetry":true'],
    ['/redoc/integration-v1/', '"disableTelemetry":true'],
    ['/__mock/health', '"ok"'],
  ])('serves %s', async (path, part) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(part);
  });

  test('serves guides whose samples lead to the address that it serves on', async () => {
    const guide = await (await fetch(`${url}/guides/quick-start/`)).text();
    expect(guide).toContain(`${url}/one-integration/action/pre-sign`);
    expect(guide).not.toContain('http://127.0.0.1:4010');
  });

  test('prints no address that is not there', async () => {
    const text = printed.slice(printed.findIndex((line) => line.startsWith('Docs'))).join('\n');
    const pages = [...text.matchAll(/http:\S+\/(?=[\s)]|$)/g)].map(([page]) => page);
    expect(pages).toHaveLength(Object.keys(apis).length + 2);
    for (const page of pages) expect((await fetch(page)).status, page).toBe(200);
  });

  test('prints a curl line that works', async () => {
    const text = printed.join('\n');
    const [, address = ''] = /curl '([^']+)'/.exec(text) ?? [];
    const headers = [...text.matchAll(/-H '([^:]+): ([^']+)'/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    const [, method = 'GET'] = /-X (\w+)/.exec(text) ?? [];
    const response = await fetch(address, { method, headers: Object.fromEntries(headers) });
    expect(response.ok).toBe(true);
    expect(await response.text()).toContain('X-Amz-Signature=');
  });

  test('says in one sentence that its port is taken, and what to do', async () => {
    const { port } = new URL(url);
    expect(await started('--port', port)).toEqual({
      code: 1,
      stderr: `Port ${port} is in use. Stop what listens there, or choose another --port.\n`,
    });
  });

  test.each(['x', '', '70000'])('refuses --port=%s', async (port) => {
    expect(await perform(run, [`--port=${port}`])).toEqual({
      code: 1,
      stdout: '',
      stderr: `--port is "${port}"; it must be a whole number from 0 to 65535.\n`,
    });
  });

  test.each([
    // An option that npm kept for itself.
    [['4714'], "Unexpected argument '4714'."],
    [['--port', '-1'], "Option '--port' argument is ambiguous."],
  ])('shows how to write what %j means', async (args, what) => {
    expect(await perform(run, args)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${what} Write, for instance: npm start -- --port 4011\n`,
    });
  });

  test('ends cleanly on Ctrl-C', async () => {
    start.kill('SIGINT');
    expect(await once(start, 'exit')).toEqual([0, null]);
  });
});

function started(...args: string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ['src/tasks/start/main.ts', ...args], (fault, _stdout, stderr) =>
      done({ code: Number(fault?.code ?? 0), stderr }),
    );
  });
}
