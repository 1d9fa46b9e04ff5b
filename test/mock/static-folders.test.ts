import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { send } from './request.ts';

const policy = "default-src 'none'";
let parent: string;
let mock: Mock;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'static-'));
  await mkdir(join(parent, 'site/guides'), { recursive: true });
  await mkdir(join(parent, 'redoc'));
  await writeFile(join(parent, 'secret.txt'), 'outside');
  await writeFile(join(parent, 'site/index.html'), '<h1>Home</h1>');
  await writeFile(join(parent, 'site/404.html'), '<h1>Nothing here</h1>');
  await writeFile(join(parent, 'site/.hidden'), 'hidden');
  await writeFile(join(parent, 'site/guides/index.html'), '<h1>Guides</h1>');
  await writeFile(join(parent, 'site/style.css'), 'h1{}');
  await writeFile(join(parent, 'redoc/index.html'), '<h1>Redoc</h1>');
  await mkdir(join(parent, 'site/integration'));
  await writeFile(join(parent, 'site/integration/page.html'), '<h1>Hidden by the API</h1>');
  mock = await startMock({
    static: [
      {
        prefix: '/',
        folder: join(parent, 'site'),
        headers: { 'content-security-policy': policy },
      },
      {
        prefix: '/redoc/',
        folder: join(parent, 'redoc'),
        transform: (file, bytes) => Buffer.from(`${bytes}<!-- ${file} -->`),
      },
      { prefix: '/integration/docs/', folder: join(parent, 'redoc') },
    ],
  });
});

afterAll(async () => {
  await mock.close();
  await rm(parent, { recursive: true });
});

test.each([
  ['/', 200, 'text/html; charset=utf-8', policy, '<h1>Home</h1>'],
  ['/?query', 200, 'text/html; charset=utf-8', policy, '<h1>Home</h1>'],
  ['/guides/', 200, 'text/html; charset=utf-8', policy, '<h1>Guides</h1>'],
  ['/style.css', 200, 'text/css; charset=utf-8', policy, 'h1{}'],
  ['/redoc/', 200, 'text/html; charset=utf-8', undefined, '<h1>Redoc</h1><!-- index.html -->'],
  ['/nothing', 404, 'text/html; charset=utf-8', policy, '<h1>Nothing here</h1>'],
  ['/integrations/', 404, 'text/html; charset=utf-8', policy, '<h1>Nothing here</h1>'],
  ['/integration/docs/', 200, 'text/html; charset=utf-8', undefined, '<h1>Redoc</h1>'],
  ['/redoc/nothing', 404, 'text/html; charset=utf-8', policy, '<h1>Nothing here</h1>'],
  ['/style.css/more', 404, 'text/html; charset=utf-8', policy, '<h1>Nothing here</h1>'],
])('answers %s with %i, its type and its policy', async (path, status, type, csp, text) => {
  const answer = await send(mock.url, { path });
  expect(answer).toMatchObject({ status, text, headers: { 'content-type': type } });
  expect(answer.headers['content-security-policy']).toBe(csp);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/guides/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/.hidden',
  '/%00',
  '/%E0%A4%A',
])('serves nothing from outside the folder and nothing hidden: %s', async (path) => {
  const answer = await send(mock.url, { path });
  expect(answer).toMatchObject({ status: 404, text: '<h1>Nothing here</h1>' });
});

test('leads a folder without its slash to the one with it', async () => {
  const answer = await send(mock.url, { path: '/guides' });
  expect(answer).toMatchObject({ status: 308, headers: { location: './guides/' } });
  const prefix = await send(mock.url, { path: '/redoc' });
  expect(prefix).toMatchObject({ status: 308, headers: { location: './redoc/' } });
});

test('answers HEAD with the headers of GET, and refuses to be written to', async () => {
  const head = await send(mock.url, { method: 'HEAD', path: '/style.css' });
  expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '4' } });
  const put = await send(mock.url, { method: 'PUT', path: '/style.css', body: 'x' });
  expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
});

test('leaves the APIs their paths', async () => {
  const answer = await send(mock.url, { path: '/one-integration/action/pre-sign' });
  expect(answer).toMatchObject({ status: 401, text: 'UNAUTHORIZED' });
});

describe('beside the path of an API and under /__mock/, the mock itself says that nothing is there', () => {
  const notFound = (path: string) =>
    `The route ${path} hasn't been found in the specification file`;
  const noPage = (path: string) => `The mock has no page ${path} of its own.`;
  test.each([
    ['GET', '/one-integration/action/presign', notFound],
    ['GET', '/one-integration/', notFound],
    ['GET', '/one-integration', notFound],
    ['POST', '/one-integration/ingestion', notFound],
    ['GET', '/integration/v1/generatePreSign', notFound],
    ['GET', '/integration/v2/generatePreSign/sales', notFound],
    ['GET', '/integration/page.html', notFound],
    ['GET', '/__mock/nothing', noPage],
    ['DELETE', '/__mock/nothing', noPage],
    ['GET', '/__mock/', noPage],
    ['GET', '/__mock', noPage],
  ])('%s %s', async (method, path, detail) => {
    const answer = await send(mock.url, { method, path });
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(JSON.parse(answer.text).detail).toBe(detail(path));
  });
});
