import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ids } from '../../src/cli/settings/registry.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { authToken, clearPresign, command, folderWith, integrationId } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;

beforeAll(async () => {
  // Whatever else is sent as a token is refused, so that a success shows where the token came from.
  mock = await startMock({ port: 0, tokens: [authToken] });
});
afterAll(() => mock.close());

const url = ['url', 'sales.csv'];
const api = ['--api', 'one-integration'];

/** A folder two levels below one that holds a settings file. */
async function below(settings: object | string, mode = 0o600): Promise<string> {
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
  const top = await folderWith({ '.clear-presign.json': text });
  await chmod(join(top, '.clear-presign.json'), mode);
  const cwd = join(top, 'exports', 'november');
  await mkdir(cwd, { recursive: true });
  return cwd;
}

const sales = resolve('test/fixtures/sales-register.csv');
const credentialsAlone = { CLEAR_AUTH_TOKEN: authToken, CLEAR_INTEGRATION_ID: integrationId };
const file = () => ({ api: 'one-integration', baseUrl: mock.url, authToken, integrationId });

describe('settings', () => {
  test('come from a .clear-presign.json up the tree', async () => {
    const run = await inProcess(url, { cwd: await below(file()) });
    expect(run.code).toBe(0);
  });

  test('come from the environment before the file', async () => {
    const cwd = await below({ ...file(), authToken: 'of-the-file', baseUrl: 'http://127.0.0.1:1' });
    const env = { CLEAR_AUTH_TOKEN: authToken, CLEAR_BASE_URL: mock.url };
    expect((await inProcess(url, { cwd, env })).code).toBe(0);
  });

  test('come from options before the environment', async () => {
    const cwd = await below({ ...file(), api: 'integration-v1' });
    const env = { CLEAR_AUTH_TOKEN: 'of-the-environment', CLEAR_BASE_URL: 'http://127.0.0.1:1' };
    const args = [...url, ...api, '--base-url', mock.url, '--token-file', '-'];
    expect((await clearPresign(args, { cwd, env, input: `${authToken}\n` })).code).toBe(0);
  });

  test('token and integration id are read from files', async () => {
    const folder = await folderWith({ token: `${authToken}\n`, id: `${integrationId}\n` });
    // As a container is given its secrets.
    for (const name of ['token', 'id']) await chmod(join(folder, name), 0o444);
    const args = [...url, ...api, '--base-url', mock.url];
    const secrets = ['--token-file', 'token', '--integration-id-file', 'id'];
    expect((await inProcess([...args, ...secrets], { cwd: folder })).code).toBe(0);
  });

  test('a token comes through a pipe with a name', async () => {
    const pipe = join(await folderWith({}), 'pipe');
    await promisify(execFile)('mkfifo', ['-m', '644', pipe]);
    const env = { CLEAR_INTEGRATION_ID: integrationId };
    const args = [...url, ...api, '--base-url', mock.url, '--token-file', pipe];
    const [{ code }] = await Promise.all([
      inProcess(args, { env }),
      promisify(execFile)('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', authToken, pipe]),
    ]);
    expect(code).toBe(0);
  });

  test('a token comes through a file that the shell opened', async () => {
    const cwd = await folderWith({ token: authToken });
    await chmod(join(cwd, 'token'), 0o644);
    const args = [...url, ...api, '--base-url', mock.url, '--token-file', '/dev/stdin'];
    const line = ['-c', '"$@" < token', 'sh', process.execPath, command, ...args];
    const env = { CLEAR_INTEGRATION_ID: integrationId };
    // Rejects when the exit code is another than 0.
    const { stdout } = await promisify(execFile)('sh', line, { cwd, env });
    expect(stdout).toMatch(/^http:/);
  });

  test.each([
    {
      mode: 0o644,
      settings: file,
      says: /holds the token and other users of this machine can read it\. Run: chmod 600 /,
    },
    {
      mode: 0o644,
      settings: () => ({ integrationId }),
      says: /holds the integration id and other users of this machine can read it\. Run: chmod 600 /,
    },
    {
      mode: 0o640,
      settings: file,
      says: /holds the token and other users of this machine can read it\. Run: chmod 600 /,
    },
    ...[0o606, 0o660].map((mode) => ({
      mode,
      settings: () => ({ baseUrl: 'https://example.com' }),
      says: /could have been written by another user, who would learn your token\. Own it and run: chmod go-w /,
    })),
  ])('a file with mode $mode is refused: $says', async ({ mode, settings, says }) => {
    const { code, stdout, stderr } = await inProcess(url, {
      cwd: await below(settings(), mode),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });

  test('a file that everyone can read is fine when it holds no secret', async () => {
    const { authToken: _, integrationId: __, ...open } = file();
    const env = { CLEAR_AUTH_TOKEN: authToken, CLEAR_INTEGRATION_ID: integrationId };
    expect((await inProcess(url, { cwd: await below(open, 0o644), env })).code).toBe(0);
  });

  test.each([
    { env: { CLEAR_AUTH_TOKEN: authToken }, settings: {} },
    { env: { CLEAR_INTEGRATION_ID: integrationId }, settings: { authToken: 'of-the-file' } },
  ])('a file does not lead secrets of the environment away', async ({ env, settings }) => {
    const cwd = await below({ ...settings, baseUrl: 'https://example.com/clear' });
    expect(await inProcess([...url, ...api], { cwd, env })).toEqual({
      code: 2,
      stdout: '',
      stderr: `clear-presign: ${join(cwd, '..', '..', '.clear-presign.json')} would have your secrets sent to https://example.com. If that is right, give the address yourself with --base-url or CLEAR_BASE_URL.\n`,
    });
  });

  test.each(['sandbox', 'https://api.clear.in', 'https://example.com'])(
    'a file may name %s for secrets of its own, or a server that is known',
    async (baseUrl) => {
      const own = baseUrl === 'https://example.com' ? { authToken, integrationId } : {};
      const cwd = await below({ ...own, api: 'one-integration', baseUrl });
      const env = own.authToken ? undefined : credentialsAlone;
      const args = ['upload', sales, '--dry-run'];
      const { code, stdout } = await inProcess(args, { cwd, ...(env && { env }) });
      expect(code).toBe(0);
      expect(stdout).toContain(
        baseUrl === 'sandbox' ? 'GET https://api-sandbox.clear.in/' : `GET ${baseUrl}/`,
      );
    },
  );

  test('a base URL that the user gives is followed whatever the file has', async () => {
    const cwd = await below({ api: 'one-integration', baseUrl: 'https://example.com' });
    const env = { ...credentialsAlone, CLEAR_BASE_URL: mock.url };
    expect((await inProcess(url, { cwd, env })).code).toBe(0);
  });

  test.each([
    { text: `{"authToken": "${authToken}"`, says: 'is not JSON: see line 1, column 35.' },
    { text: '{\n  "api": one\n}', says: 'is not JSON: see line 2, column 10.' },
    { text: '[]', says: 'must hold one JSON object.' },
    {
      text: '{"token": "x"}',
      says: /has "token"; it may have api, (\w+, )*template, (\w+, )*baseUrl, (\w+, )*authToken, integrationId[,.]/,
    },
    { text: '{"authToken": 7}', says: '"authToken" must be a text that is not empty.' },
    {
      text: '{"api": "v2"}',
      says: `"api" is one of ${ids.join(', ')}; not "v2".`,
    },
  ])('a file that holds $text is refused', async ({ text, says }) => {
    const { code, stderr } = await inProcess(url, { cwd: await below(text) });
    expect(code).toBe(2);
    expect(stderr.trimEnd()).toMatch(/^clear-presign: /);
    expect(stderr).toEqual(
      typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
    );
  });

  test.each([
    {
      args: [...url, ...api],
      env: {},
      says: 'There is no token: set CLEAR_AUTH_TOKEN, give --token-file FILE, or put authToken into .clear-presign.json.',
    },
    {
      args: [...url, ...api],
      env: { CLEAR_AUTH_TOKEN: authToken },
      says: 'There is no integration id: set CLEAR_INTEGRATION_ID, give --integration-id-file FILE, or put integrationId into .clear-presign.json.',
    },
    {
      args: url,
      env: { CLEAR_AUTH_TOKEN: authToken },
      says: `There is no API: give --api ${ids.join(' or ')}.`,
    },
    {
      args: [...url, '--api', 'integration-v1'],
      env: { CLEAR_AUTH_TOKEN: authToken },
      says: 'There is no template: give --template sales or purchase.',
    },
    {
      args: [...url, ...api, '--token-file', 'no-such-file'],
      env: {},
      says: '--token-file: no-such-file cannot be read: there is no such file.',
    },
    { args: [...url, ...api, '--token-file', '-'], env: {}, says: '--token-file: stdin is empty.' },
    {
      args: [...url, ...api, '--token-file', '-', '--integration-id-file', '-'],
      env: {},
      says: 'stdin holds one secret: give --token-file or --integration-id-file a file.',
    },
  ])('says: $says', async ({ args, env, says }) => {
    const run = args.includes('-') ? clearPresign : inProcess;
    expect(await run(args, { env })).toEqual({
      code: 2,
      stdout: '',
      stderr: `clear-presign: ${says}\n`,
    });
  });

  test('a file with more than one word is no secret', async () => {
    const cwd = await folderWith({ token: 'two\nlines\n' });
    const { code, stderr } = await inProcess([...url, ...api, '--token-file', 'token'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'clear-presign: --token-file: token holds more than one word, or characters that a header cannot carry.\n',
    );
  });

  test.each([
    { baseUrl: 'http://api.example.com', says: /https/ },
    {
      baseUrl: 'localhost:4010',
      says: /^clear-presign: the base URL localhost:4010 has no scheme: write http:\/\/localhost:4010\.\n$/,
    },
    {
      baseUrl: 'api.example.com/v1',
      says: /^clear-presign: the base URL api\.example\.com\/v1 has no scheme: write https:\/\/api\.example\.com\/v1\.\n$/,
    },
    {
      baseUrl: integrationId,
      says: /^clear-presign: --base-url must be a URL or one of sandbox, production\.\n$/,
    },
    { baseUrl: 'not a url', says: /must be a URL or one of sandbox, production/ },
  ])('the base URL $baseUrl is refused', async ({ baseUrl, says }) => {
    const env = { CLEAR_AUTH_TOKEN: authToken, CLEAR_INTEGRATION_ID: integrationId };
    const { code, stderr } = await inProcess([...url, ...api, '--base-url', baseUrl], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });
});

test('writes nowhere what a settings file cannot be parsed for', async () => {
  const cwd = await below({});
  await writeFile(join(cwd, '.clear-presign.json'), `{"authToken": ${authToken}}`, { mode: 0o600 });
  expect((await inProcess(url, { cwd })).code).toBe(2);
});
