import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { clearPresign, credentials } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

test('prints the URL alone on stdout, its life and a curl line on stderr', async () => {
  const env = credentials(mock.url);
  const { code, stdout, stderr } = await clearPresign(
    ['url', 'sales register.csv', '--api', 'one-integration'],
    { env },
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/v1\/\S+\/sales%20register\.csv\?X-Amz-\S+\n$/,
  );
  expect(stderr.replace(/\d{4}-\S+Z/, '<time>')).toBe(
    [
      'valid for 1:00:00, until <time>; whoever has it can write the file',
      `curl --fail -T 'sales register.csv' -H 'Content-Type: text/csv' "$URL"`,
      '',
    ].join('\n'),
  );
});

test('the URL takes what the curl line sends', async () => {
  const { stdout, stderr } = await inProcess(
    ['url', 'sales-register.csv', '--api', 'integration-v1', '--template', 'sales'],
    { env: credentials(mock.url) },
  );
  const [, curl = ''] = stderr.split('\n');
  expect(stderr).toMatch(/^valid for 10:00, /);
  expect(curl).toBe(
    `curl --fail -T sales-register.csv -H 'Content-Type: application/vnd.ms-excel' "$URL"`,
  );
  const headers = { 'Content-Type': 'application/vnd.ms-excel' };
  const body = await readFile('test/fixtures/sales-register.csv');
  expect((await fetch(stdout.trim(), { method: 'PUT', headers, body })).status).toBe(200);
  expect(mock.objects().at(-1)?.size).toBe(10137);
});

test('prints nothing on stdout when there is no URL', async () => {
  const { code, stdout, stderr } = await inProcess(
    ['url', 'notes.txt', '--api', 'one-integration'],
    { env: credentials(mock.url) },
  );
  expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
  expect(stderr).toMatch(
    /^clear-presign: .*Invalid file extension\. Allowed extensions: csv, xlsx, xls, zip/,
  );
});

test('signs the name of a file without its folder, as upload does', async () => {
  const { stdout, stderr } = await inProcess(
    ['url', '/tmp/exports/sales.csv', '--api', 'one-integration'],
    { env: credentials(mock.url) },
  );
  expect(new URL(stdout).pathname).toMatch(/\/[^/%]*sales\.csv$/);
  expect(stderr).toContain('curl --fail -T /tmp/exports/sales.csv -H ');
});
