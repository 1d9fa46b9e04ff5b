import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { callsOf } from '../../src/contract/operations.ts';
import { sourceDocuments } from '../spec/documents.ts';
import { findings } from './axe.ts';
import { useBrowser, type Visit, visit } from './visit.ts';

useBrowser();

const fixtures = join(import.meta.dirname, '../fixtures');

async function openTryIt(api: string): Promise<Visit> {
  const visited = await visit(`/reference/${api}/`);
  await visited.page.click('.try-it summary');
  return visited;
}

async function ask(page: Page, wanted = 'any-token'): Promise<string> {
  await page.selectOption('[name=wanted]', wanted);
  await page.click('.try-it form[data-facts] button');
  const status = page.locator('form[data-facts] + .outcome [role=status]');
  await status.filter({ hasText: / ms$/ }).waitFor();
  return status.innerText();
}

async function upload(page: Page, file: string, type?: string): Promise<string> {
  await page.setInputFiles('form.upload [name=file]', join(fixtures, file));
  if (type) await page.selectOption('form.upload [name=type]', type);
  await page.click('form.upload button');
  const status = page.locator('form.upload [role=status]');
  await status.filter({ hasText: / ms$/ }).waitFor();
  return status.innerText();
}

test.each([
  ['one-integration', 'purchase-register.csv'],
  ['one-integration', 'registers.zip'],
  ['integration-v1', 'sales-register.xlsx'],
])('%s: the defaults get a URL, and %s uploads to it', async (api, file) => {
  await using visited = await openTryIt(api);
  const { page, complaints } = visited;
  if (file.endsWith('zip')) await page.fill('[name=filename]', file);
  expect(await ask(page)).toMatch(/^200 in \d+ ms$/);
  expect(await upload(page, file)).toMatch(/^200 in \d+ ms$/);
  expect(complaints).toEqual([]);
});

test('a wrong Content-Type is refused with the reason', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  await ask(page);
  expect(await upload(page, 'sales-register.csv', 'application/zip')).toMatch(/^403 in/);
  expect(await page.locator('form.upload .answered').innerText()).toContain(
    'SignatureDoesNotMatch',
  );
});

test.each([
  ['one-integration', 'mock-unauthorized', 401, 'UNAUTHORIZED'],
  ['one-integration', 'mock-invalid-extension', 406, 'Allowed extensions: csv, xlsx, xls, zip'],
  ['integration-v1', 'mock-file-name-empty', 200, '"status": "FAILED"'],
  ['integration-v1', 'mock-license-expired', 403, '"errorCode": "LICENSE_EXPIRED"'],
  [
    'integration-v1',
    'mock-file-content-type-missing',
    500,
    '[\n  {\n    "errorCode": "INTERNAL_ERROR"',
  ],
])('%s: %s is a click away and answers %i', async (api, token, status, body) => {
  await using visited = await openTryIt(api);
  const { page } = visited;
  expect(await ask(page, token)).toMatch(new RegExp(`^${status} in`));
  expect(await page.locator('form[data-facts] + .outcome .answered').innerText()).toContain(body);
  expect(await page.locator('form.upload').isVisible()).toBe(false);
});

test('every documented answer is in the list', async () => {
  await using visited = await openTryIt('integration-v1');
  const offered = await visited.page
    .locator('[name=wanted] option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const { document } = sourceDocuments.find(({ id }) => id === 'integration-v1') ?? {};
  const media = (document ? callsOf(document) : []).flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap(({ content = {} }) => Object.values(content)),
  );
  const examples = media.flatMap(({ examples = {} }) => Object.keys(examples));
  expect(examples).toContain('api-quota-exceeded');
  expect(offered).toEqual(['any-token', ...examples.map((name) => `mock-${name}`)]);
});

test('shows the request as it is sent, the name percent-encoded', async () => {
  await using visited = await openTryIt('integration-v1');
  const { page } = visited;
  await page.fill('[name=fileName]', 'sales & more.csv');
  await ask(page);
  expect(await page.locator('.sent').innerText()).toBe(
    `GET ${inject('portal')}/integration/v1/generatePreSign/sales?fileName=sales%20%26%20more.csv\nx-cleartax-auth-token: any-token\nfileContentType: XLSX`,
  );
});

test('the sandbox is a choice with a warning, wants its own secrets and shows them masked', async () => {
  await using visited = await openTryIt('one-integration');
  const { page, requests } = visited;
  await page.route('https://api-sandbox.clear.in/**', (route) => route.abort());
  await page.check('[name=server]:not([value=""])');
  expect(await page.locator('.try-it .warning').isVisible()).toBe(true);
  expect(await page.inputValue('[name=x-clear-auth-token]')).toBe('');
  await page.fill('[name=x-clear-auth-token]', 'a-real-secret');
  await page.click('.try-it form[data-facts] button');
  await page
    .locator('form[data-facts] + .outcome [role=status]')
    .filter({ hasText: 'CORS' })
    .waitFor();
  expect(await page.locator('.sent').innerText()).toContain('x-clear-auth-token: ••••••');
  expect(await page.content()).not.toContain('a-real-secret');
  expect(requests.filter((url) => url.includes('secret'))).toEqual([]);
  await page.check('[name=server][value=""]');
  expect(await page.inputValue('[name=x-clear-auth-token]')).toBe('any-token');
});

test('of an error of a real storage only what it says is shown, since it repeats key id and signature', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  await page.route('https://api-sandbox.clear.in/**', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/xml',
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      body: '<Error><Code>SignatureDoesNotMatch</Code><Message>No match.</Message><StringToSign>a-key-id</StringToSign></Error>',
    }),
  );
  await page.check('[name=server]:not([value=""])');
  await page.fill('[name=x-clear-auth-token]', 'a-real-secret');
  await page.click('.try-it form[data-facts] button');
  const outcome = page.locator('form[data-facts] + .outcome');
  await outcome.locator('[role=status]').filter({ hasText: / ms$/ }).waitFor();
  expect(await outcome.locator('.answered').innerText()).toContain(
    'Code: SignatureDoesNotMatch\nMessage: No match.',
  );
  expect(await page.content()).not.toContain('a-key-id');
});

test('keeps nothing that was typed', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  await page.fill('[name=filename]', 'typed.csv');
  await ask(page);
  expect(page.url()).toBe(`${inject('portal')}/reference/one-integration/`);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe(
    '{}',
  );
});

test('says what to do when no mock answers', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  await page.route('**/action/pre-sign*', (route) => route.abort());
  await page.click('.try-it form[data-facts] button');
  const status = page.locator('form[data-facts] + .outcome [role=status]');
  await status.filter({ hasText: 'npm start' }).waitFor();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing with everything shown, %s',
  async (colorScheme) => {
    await using visited = await visit('/reference/one-integration/', { colorScheme });
    const { page } = visited;
    await page.click('.try-it summary');
    await ask(page);
    await upload(page, 'purchase-register.csv');
    expect(await findings(page)).toEqual([]);
  },
);
