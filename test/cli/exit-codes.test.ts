import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { generatedEnvelope } from '../client/envelopes.ts';
import { clearPresign, credentials, folderWith } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;
let smallMock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  smallMock = await startMock({ port: 0, maxUploadBytes: 100 });
});
afterAll(() => Promise.all([mock.close(), smallMock.close()]));

const v1 = ['upload', 'sales-register.csv', '--api', 'integration-v1', '--template', 'sales'];
const one = ['upload', 'sales-register.csv', '--api', 'one-integration'];

describe('the exit code', () => {
  test.each([
    { token: 'any', args: one, code: 0 },
    { token: 'mock-unauthorized', args: one, code: 3 },
    { token: 'mock-authorization-failed', args: v1, code: 3 },
    { token: 'mock-permission-denied', args: one, code: 4 },
    { token: 'mock-permission-denied', args: v1, code: 4 },
    { token: 'mock-license-expired', args: v1, code: 4 },
    { token: 'mock-api-quota-exceeded', args: v1, code: 5 },
    { token: 'mock-invalid-extension', args: one, code: 6 },
    { token: 'mock-file-name-empty', args: v1, code: 6 },
    { token: 'mock-internal-error', args: v1, code: 9 },
  ])('is $code for the token $token', async ({ token, args, code }) => {
    const env = { ...credentials(mock.url), CLEAR_AUTH_TOKEN: token };
    expect((await inProcess(args, { env })).code).toBe(code);
  });

  test('is 7 when storage refuses the file', async () => {
    const run = await clearPresign(one, { env: credentials(smallMock.url) });
    expect(run.code).toBe(7);
    expect(run.stderr).toContain('EntityTooLarge');
  });

  test('is 8 when nobody answers', async () => {
    const closed = createServer();
    const url = await listen(closed);
    await new Promise((done) => closed.close(done));
    const run = await inProcess(one, { env: credentials(url) });
    expect(run.code).toBe(8);
    expect(run.stderr).toContain('ECONNREFUSED');
  });

  test('is 8 when the connection changes its protocol, or the answer breaks off', async () => {
    const changing = createServer((request) => {
      request.socket.end(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: none\r\nConnection: upgrade\r\n\r\n',
      );
    });
    const changed = await inProcess(one, { env: credentials(await listen(changing)) });
    changing.close();
    expect(changed.code).toBe(8);
    expect(changed.stderr).toContain('bad upgrade');

    const breaking = createServer((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy());
    });
    const broken = await inProcess(one, { env: credentials(await listen(breaking)) });
    breaking.close();
    expect(broken.code).toBe(8);
    expect(broken.stderr).toContain('other side closed');
  });

  test('is 0 with a server that compresses where it may', async () => {
    const server = createServer((request, response) => {
      const mayCompress = request.headers['accept-encoding'] !== 'identity';
      const body = generatedEnvelope(`http://${request.headers.host}/key`);
      if (mayCompress) response.setHeader('content-encoding', 'gzip');
      response.end(mayCompress ? gzipSync(body) : body);
    });
    const args = ['url', 'sales.csv', '--api', 'one-integration'];
    const run = await inProcess(args, { env: credentials(await listen(server)) });
    server.close();
    expect(run.code).toBe(0);
  });

  test('is 9 when the answer is a page of a gateway', async () => {
    const gateway = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>maintenance</html>');
    });
    const run = await inProcess(one, { env: credentials(await listen(gateway)) });
    gateway.close();
    expect(run.code).toBe(9);
  });

  test('is 10 when files failed for different reasons', async () => {
    const args = ['upload', 'missing.csv', 'sales-register.csv', '--api', 'one-integration'];
    expect((await inProcess(args, { env: credentials(smallMock.url) })).code).toBe(10);
  });

  test('is 6 for a folder, and for a name without an extension', async () => {
    const cwd = await folderWith({ register: 'a,b\n' });
    await mkdir(join(cwd, 'folder.csv'));
    const args = ['upload', 'folder.csv', 'register', '--api', 'one-integration'];
    expect(await inProcess(args, { cwd, env: credentials('http://127.0.0.1:1') })).toEqual({
      code: 6,
      stdout: '',
      stderr: [
        'failed folder.csv: is a folder',
        'failed register: its name has no extension: one-integration takes csv, xls, xlsx, zip',
        '0 of 2 files uploaded, 2 failed.',
        '',
      ].join('\n'),
    });
  });

  test('is 6 for a file that the API does not take, and nothing is sent', async () => {
    const args = ['upload', 'registers.zip', '--api', 'integration-v1', '--template', 'sales'];
    expect(await inProcess(args, { env: credentials('http://127.0.0.1:1') })).toEqual({
      code: 6,
      stdout: '',
      stderr: [
        'failed registers.zip: .zip is no extension that integration-v1 takes: use csv, xls, xlsx',
        '0 of 1 file uploaded, 1 failed.',
        '',
      ].join('\n'),
    });
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
