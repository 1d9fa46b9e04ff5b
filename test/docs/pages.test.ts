import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveDocs } from '../../src/docs/serve.ts';
import type { Mock } from '../../src/mock/index.ts';
import { builtFor } from '../../src/portal/serving.ts';
import { send } from '../mock/request.ts';

let parent: string;
let mock: Mock;
const html = 'text/html;charset=utf-8';

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pages-'));
  const files = {
    'secret.txt': 'outside',
    'site/index.html': '<h1>Home</h1>',
    'site/404.html': '<h1>Nothing here</h1>',
    'site/.hidden': 'hidden',
    'site/guides/index.html': `<h1>Guides</h1> ${builtFor}/try`,
    'site/guides/one.md': `# é ${builtFor}`,
    'site/style.css': 'h1{}',
    'site/redoc/index.html': '<h1>Redoc</h1>',
    'site/integration/page.html': '<h1>Hidden by the API</h1>',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(parent, name, '..'), { recursive: true });
    await writeFile(join(parent, name), text);
  }
  mock = await serveDocs(join(parent, 'site'), 0);
});

afterAll(async () => {
  await mock.close();
  await rm(parent, { recursive: true });
});

test.each([
  ['/', 200, html, '<h1>Home</h1>'],
  ['/?query', 200, html, '<h1>Home</h1>'],
  ['/style.css', 200, 'text/css', 'h1{}'],
  ['/redoc/', 200, html, '<h1>Redoc</h1>'],
  ['/nothing', 404, html, '<h1>Nothing here</h1>'],
  ['/integrations/', 404, html, '<h1>Nothing here</h1>'],
  ['/redoc/nothing', 404, html, '<h1>Nothing here</h1>'],
  ['/style.css/more', 404, html, '<h1>Nothing here</h1>'],
])('answers %s with %i and its type', async (path, status, type, text) => {
  const answer = await send(mock.url, { path });
  expect(answer).toMatchObject({ status, text, headers: { 'content-type': type } });
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});

test('each folder has its policy', async () => {
  const policyOf = async (path: string) =>
    (await send(mock.url, { path })).headers['content-security-policy'];
  const policies = await Promise.all(['/', '/nothing', '/redoc/'].map(policyOf));
  expect(policies[0]).toContain("default-src 'none'");
  expect(policies[1]).toBe(policies[0]);
  expect(policies[2]).not.toBe(policies[0]);
});

test('the address that pages are built for becomes the one they are served at', async () => {
  const page = await send(mock.url, { path: '/guides/' });
  expect(page.text).toBe(`<h1>Guides</h1> ${mock.url}/try`);
  const text = await send(mock.url, { path: '/guides/one.md' });
  expect(text).toMatchObject({
    text: `# é ${mock.url}`,
    headers: { 'content-type': 'text/markdown;charset=utf-8' },
  });
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
});

test.each(['bytes=5-2', 'bytes=1-2', 'bytes=99-', 'x'])(
  'sends the whole page for the range %s',
  async (range) => {
    const answer = await send(mock.url, { path: '/', headers: { range } });
    expect(answer).toMatchObject({ status: 200, text: '<h1>Home</h1>' });
  },
);

test('answers HEAD with the headers of GET, and refuses to be written to', async () => {
  const head = await send(mock.url, { method: 'HEAD', path: '/style.css' });
  expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '4' } });
  const put = await send(mock.url, { method: 'PUT', path: '/style.css', body: 'x' });
  expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
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
    ['GET', '/One-Integration/action/pre-sign', notFound],
    ['GET', '/one%2Dintegration/action/pre-sign', notFound],
    ['GET', '//one-integration/action/pre-sign', notFound],
    ['GET', '/%2Fone-integration/action/pre-sign', notFound],
    ['GET', '/__MOCK/health', notFound],
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

test('nothing listens on when the pages cannot be copied', async () => {
  const port = Number(new URL(mock.url).port);
  await mock.close();
  await expect(serveDocs(join(parent, 'no-such-site'), port)).rejects.toThrow('ENOENT');
  mock = await serveDocs(join(parent, 'site'), port);
  expect((await send(mock.url, { path: '/' })).status).toBe(200);
});
