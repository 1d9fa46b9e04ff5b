import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundled } from '../build/bundle-size.ts';
import { launchBrowser } from '../portal/browser.ts';
import { authToken, integrationId } from './clients.ts';
import { generated, type Received, type Reply, serve, signedUrl } from './server.ts';

/** Runs in the browser, with a progress that only XMLHttpRequest can tell. */
type Upload = (options: object, filename: string) => Promise<unknown>;

const source = `
  import { createOneIntegrationClient } from ${JSON.stringify(join(import.meta.dirname, '../../src/client/index.ts'))};
  globalThis.upload = (options, filename) => {
    const progress = [];
    const onProgress = ({ sent }) => progress.push(sent);
    const { upload } = createOneIntegrationClient(options);
    return upload({ filename, body: 'a,b', onProgress }).then(
      ({ attempts }) => ({ attempts, progress }),
      ({ name, message, status, attempts, body }) => ({ name, message, status, attempts, kept: body?.length }),
    );
  };`;

let browser: Browser;
let content: string;

beforeAll(async () => {
  browser = await launchBrowser();
  content = await bundled(await mkdtemp(join(tmpdir(), 'browser-upload-')), 'upload', source);
});
afterAll(() => browser.close());

async function pageOf(url: string) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.addScriptTag({ content, type: 'module' });
  await page.waitForFunction(() => 'upload' in globalThis);
  return (filename: string) =>
    page.evaluate(
      ([options, name]) =>
        (globalThis as unknown as { upload: Upload }).upload(options as object, name as string),
      [{ authToken, integrationId, baseUrl: url }, filename] as const,
    );
}

test('an upload that a browser redirects fails once, and one that it does not succeeds', async () => {
  let base = '';
  const reply = ({ method, url }: Received): Reply => {
    if (method !== 'PUT') {
      const isMoved = url.endsWith('filename=moved.csv');
      if (url.startsWith('/one-integration'))
        return generated(signedUrl(isMoved ? `${base}/moved` : base));
      return { headers: { 'content-type': 'text/html' } };
    }
    return url.startsWith('/moved') ? { status: 307, headers: { location: '/elsewhere' } } : {};
  };
  const { url, received } = await serve(reply);
  base = url;
  const upload = await pageOf(url);
  expect(await upload('purchase.csv')).toEqual({ attempts: 1, progress: [0, 3] });
  expect(await upload('moved.csv')).toEqual({
    name: 'UnexpectedAnswerError',
    message:
      'Clear storage upload: HTTP redirect. No documented answer: check baseUrl and what stands between.',
    status: 0,
    attempts: 1,
    kept: 0,
  });
  const places = received.filter(({ method }) => method === 'PUT').map(({ url }) => url);
  expect(places.map((place) => place.split('?', 1)[0])).toEqual([
    '/bucket/key.csv',
    '/moved/bucket/key.csv',
    '/elsewhere',
  ]);
});

test('a long answer of storage is cut in a browser, too', async () => {
  const page = { headers: { 'content-type': 'text/html' } };
  let base = '';
  const { url } = await serve(({ method, url }) => {
    if (method === 'PUT') return { status: 403, body: 'x'.repeat(1_000_000) };
    return url.startsWith('/one-integration') ? generated(signedUrl(base)) : page;
  });
  base = url;
  const upload = await pageOf(url);
  expect(await upload('purchase.csv')).toMatchObject({ status: 403, kept: 64_000 });
});
