import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { credentials, folderWith } from './clear-presign.ts';
import { deviatingServer } from './deviating-server.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const api = ['--api', 'integration-v1', '--template', 'sales'];

/** Would set the title of a terminal, go to the line above, and clear the screen in one character. */
const steering = '\u001b]0;title\u0007\r\n\u009b2J';
/** The same in an error of the library, which is one line whatever the server says. */
const shown = ' ]0;title 2J';

const refusing = () =>
  deviatingServer(mock.url, {
    when: ({ method }) => method === 'GET',
    change: () => ({
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ errorCode: 'AUTHORIZATION_FAILED', errorMessage: `no ${steering}!` }),
    }),
  });

/** Every control character of an output but its line ends. */
const controls = (output: string) => output.match(/[^\P{Cc}\n]/gu) ?? [];

test.each([
  ['upload', 'sales-register.csv'],
  ['url', 'sales.csv'],
])('%s shows what a server says without its control characters', async (...args) => {
  await using server = await refusing();
  const env = credentials(server.url);
  const { code, stderr } = await inProcess([...args, ...api], { env });
  expect(code).toBe(3);
  expect(stderr).toContain(`no ${shown}!`);
  expect(controls(stderr)).toEqual([]);
});

test('upload sends nothing to an address with control characters, and shows it without them', async () => {
  await using server = await deviatingServer(mock.url, {
    when: ({ method }) => method === 'GET',
    change: ({ body }) => ({ body: body.replace('/v1/', `/v1/\\u009b2J/`) }),
  });
  const args = ['upload', 'sales-register.csv', ...api];
  const { code, stderr } = await inProcess(args, { env: credentials(server.url) });
  expect(code).toBe(7);
  expect(stderr).toContain('nothing was sent');
  expect(controls(stderr)).toEqual([]);
});

test('url prints a URL as a request would have it', async () => {
  await using server = await deviatingServer(mock.url, {
    when: ({ method }) => method === 'GET',
    change: ({ body }) => ({ body: body.replace('/v1/', `/v1/\\u009b2J/`) }),
  });
  const run = await inProcess(['url', 'sales.csv', ...api], { env: credentials(server.url) });
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/^http:\S+\/v1\/%C2%9B2J\/\S+\n$/);
});

test('upload shows the name of a file without control characters', async () => {
  const cwd = await folderWith({ 'a\u001b[2J.csv': '' });
  const args = ['upload', 'a\u001b[2J.csv', '--force', '--dry-run', ...api];
  const { stdout, stderr } = await inProcess(args, { cwd });
  expect(stderr).toBe('warning: a\\x1b[2J.csv is empty (our reading). Export it again.\n');
  expect(stdout).toMatch(/^a\\x1b\[2J\.csv would be sent by\n/);
});

test('upload shows what would turn a line round, or end it, by its number', async () => {
  const name = 'a\u202efdp.\u2066b\u061c\u2028c.csv';
  const cwd = await folderWith({ [name]: '' });
  const { stderr } = await inProcess(['upload', name, '--dry-run', ...api], { cwd });
  expect(stderr).toMatch(/^error: a\\u202efdp\.\\u2066b\\u061c\\u2028c\.csv is empty /);
});

test('check shows a departure without control characters', async () => {
  await using server = await deviatingServer(mock.url, {
    when: ({ target }) => target.endsWith('fileName='),
    change: () => ({ headers: { 'content-type': 'text/\u009b2J' } }),
  });
  const args = ['check', '--api', 'integration-v1', '--no-upload'];
  const { code, stdout } = await inProcess(args, { env: credentials(server.url) });
  expect(code).toBe(11);
  expect(stdout).toContain('Content-Type is text/\\x9b2J, not application/json');
  expect(controls(stdout)).toEqual([]);

  const json = await inProcess([...args, '--report', 'json'], { env: credentials(server.url) });
  expect(json.stdout).toContain('Content-Type is text/\\u009b2J, not application/json');
  expect(controls(json.stdout)).toEqual([]);
});

test('upload --json writes them by their number, and a reader has them back', async () => {
  const name = `a${steering}.csv`;
  const cwd = await folderWith({ [name]: '' });
  const args = ['upload', name, '--json', '--dry-run', ...api];
  const { stdout } = await inProcess(args, { cwd });
  expect(controls(stdout)).toEqual([]);
  const [warning] = stdout.split('\n').map((line) => line && JSON.parse(line));
  expect(warning).toMatchObject({ event: 'error', file: name });
});
