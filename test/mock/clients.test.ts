import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redoclyCommand } from '../../src/generate/bundle.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';

/** Clients that nobody here wrote go through the whole flow: a URL, then the upload to it. */

const run = promisify(execFile);
const register = 'gstin,amount\n';
const etag = `"${createHash('md5').update(register).digest('hex')}"`;
const integrationId = '00000000-0000-4000-8000-000000000009';
const documents = ['one-integration', 'integration-v1'] as const;
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

// Only where the program is there can it prove something.
describe.runIf(isInstalled('curl'))('curl', () => {
  test.each([
    [
      'One Integration',
      '/one-integration/action/pre-sign?filename=sales%20register.csv',
      ['x-clear-auth-token: any', `x-integration-id: ${integrationId}`],
      (body: { result: { uploadUrl: string } }) => body.result.uploadUrl,
      'text/csv',
    ],
    [
      'Integration v1',
      '/integration/v1/generatePreSign/sales?fileName=sales%20register.csv',
      ['x-cleartax-auth-token: any', 'fileContentType: CSV'],
      (body: { preSignedS3Url: string }) => body.preSignedS3Url,
      'application/vnd.ms-excel',
    ],
  ] as const)('uploads for %s', async (_, path, headers, urlIn, contentType) => {
    const file = join(folder, 'register.csv');
    await writeFile(file, register);
    const first = await run('curl', [
      '-sSf',
      ...headers.flatMap((h) => ['-H', h]),
      mock.url + path,
    ]);
    const url = urlIn(JSON.parse(first.stdout));
    const upload = ['-sSf', '-i', '-T', file, '-H', `Content-Type: ${contentType}`, url];
    const second = await run('curl', [...upload, '-H', 'Expect: 100-continue']);
    expect(second.stdout).toContain(`etag: ${etag}`);
    expect(await lastUpload()).toBe(register);
  });
});

describe('the client that Redocly generates', () => {
  beforeAll(async () => {
    for (const name of documents) {
      const output = join(folder, 'redocly', `${name}.ts`);
      const args = [redoclyCommand, 'generate-client', documentFile(name), '-o', output];
      const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
      await run(process.execPath, [...args, '--args-style', 'grouped'], { env });
    }
  });

  test('uploads for One Integration', async () => {
    const { client } = await import(join(folder, 'redocly/one-integration.ts'));
    client.configure({ serverUrl: mock.url, auth: { apiKey: { authToken: 'any' } } });
    const body = await client.getPreSignedUrl({
      query: { filename: 'sales register.csv' },
      headers: { 'x-integration-id': integrationId },
    });
    await upload(body.result.uploadUrl, 'text/csv');
  });

  test('uploads for Integration v1', async () => {
    const { client } = await import(join(folder, 'redocly/integration-v1.ts'));
    client.configure({ serverUrl: mock.url, auth: { apiKey: { authToken: 'any' } } });
    const body = await client.getPreSignedUrl({
      path: { templateType: 'sales' },
      query: { fileName: 'sales register.csv' },
      headers: { fileContentType: 'CSV' },
    });
    await upload(body.preSignedS3Url, 'application/vnd.ms-excel');
  });
});

test.runIf(isInstalled('python3')).each(documents)(
  'Python’s urllib, from the document of %s alone',
  async (name) => {
    const values = {
      'x-clear-auth-token': 'any',
      'x-cleartax-auth-token': 'any',
      'x-integration-id': integrationId,
      filename: 'sales register.csv',
      fileName: 'sales register.csv',
      fileContentType: 'CSV',
      templateType: 'sales',
    };
    const script = new URL('clients/upload.py', import.meta.url).pathname;
    const args = [script, documentFile(name), mock.url, JSON.stringify(values)];
    const { stdout } = await run('python3', args);
    expect(stdout).toBe(`200 ${etag}\n`);
    expect(await lastUpload()).toBe(register);
  },
);

async function upload(url: string, contentType: string): Promise<void> {
  const response = await fetch(url, {
    method: 'PUT',
    body: new TextEncoder().encode(register),
    headers: { 'content-type': contentType },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toBe(etag);
  expect(await lastUpload()).toBe(register);
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}
