import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { references } from '../../src/portal/references.ts';
import { findingsInEachLook } from './axe.ts';
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
  await page.click('.try-it form[data-facts] .primary');
  const status = page.locator('form[data-facts] + .outcome [role=status]');
  await status.filter({ hasText: / ms$/ }).waitFor();
  return status.innerText();
}

async function upload(page: Page, file: string, type?: string): Promise<string> {
  await page.setInputFiles('form.upload [name=file]', join(fixtures, file));
  if (type) await page.selectOption('form.upload [name=type]', type);
  await page.click('form.upload .primary');
  const status = page.locator('form.upload .outcome [role=status]');
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
  const all = references('.').filter(({ path }) => path !== undefined);
  for (const { url, document, operation } of all) {
    await using visited = await visit(url);
    const offered = await visited.page
      .locator('[name=wanted] option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const names = documentedAnswers(document, operation).map(({ name }) => `mock-${name}`);
    expect(offered).toEqual(['any-token', ...names]);
  }
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
  expect(await page.locator('form[data-facts] .warning').isVisible()).toBe(true);
  expect(await page.inputValue('[name=x-clear-auth-token]')).toBe('');
  await page.fill('[name=x-clear-auth-token]', 'a-real-secret');
  await page.click('.try-it form[data-facts] .primary');
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
  await page.click('.try-it form[data-facts] .primary');
  const outcome = page.locator('form[data-facts] + .outcome');
  await outcome.locator('[role=status]').filter({ hasText: / ms$/ }).waitFor();
  expect(await outcome.locator('.answered').innerText()).toContain(
    'Code: SignatureDoesNotMatch\nMessage: No match.',
  );
  expect(await page.content()).not.toContain('a-key-id');
});

test('what a real server repeats of the secrets is masked, in headers and encoded too', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  const secret = 'a-real/secret+of=these.tests';
  const url = 'https://storage.clear.in/b/k.csv?X-Amz-Signature=0123456789abcdef';
  const repeated = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
  await page.route('https://api-sandbox.clear.in/**', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/json',
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-expose-headers': '*',
        'x-repeated': repeated.join(' '),
        location: url,
      },
      body: JSON.stringify({
        message: `refused: ${[...repeated, encodeURIComponent(url)].join(' ')}`,
      }),
    }),
  );
  await page.check('[name=server]:not([value=""])');
  await page.fill('[name=x-clear-auth-token]', secret);
  await page.click('.try-it form[data-facts] .primary');
  const outcome = page.locator('form[data-facts] + .outcome');
  await outcome.locator('[role=status]').filter({ hasText: / ms$/ }).waitFor();
  const shown = await outcome.locator('.answered').innerText();
  expect(shown).toMatch(/x-repeated: \*{3} \*{3} \*{3}/);
  expect(shown).toContain('refused: ***');
  for (const each of [...repeated, '0123456789abcdef']) expect(shown).not.toContain(each);
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
  await page.click('.try-it form[data-facts] .primary');
  await said(page, /npm start/);
});

test('on a plain file server it says that no mock is there, and shows no page of errors', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  await page.route('**/action/pre-sign*', (route) =>
    route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not Found</h1>' }),
  );
  await page.click('.try-it form[data-facts] .primary');
  await said(page, /^No mock answers here.*npm start$/);
  expect(await page.locator('form[data-facts] + .outcome .answered').isVisible()).toBe(false);
});

test('a slow first answer does not overwrite a later one', async () => {
  await using visited = await openTryIt('one-integration');
  const { page } = visited;
  let release = () => undefined as unknown;
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  let calls = 0;
  await page.route('**/action/pre-sign*', async (route) => {
    calls += 1;
    if (calls === 1) await held;
    await route.continue().catch(() => undefined);
  });
  await page.selectOption('[name=wanted]', 'mock-unauthorized');
  await page.click('.try-it form[data-facts] .primary');
  expect(await ask(page, 'mock-invalid-extension')).toMatch(/^406 in/);
  release();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await said(page, /^406 in/);
});

test('a call can be cancelled, and is given up after its time', async () => {
  await using visited = await visit('/reference/one-integration/', {}, (page) =>
    page.clock.install(),
  );
  const { page } = visited;
  await page.click('.try-it summary');
  await page.route('**/action/pre-sign*', () => undefined);
  await page.click('.try-it form[data-facts] .primary');
  await said(page, /30 seconds at most/);
  await page.click('form[data-facts] .cancel');
  await said(page, /^Cancelled\.$/);
  expect(await page.locator('form[data-facts] .cancel').isVisible()).toBe(false);
  await page.click('.try-it form[data-facts] .primary');
  await page.clock.fastForward(31_000);
  await said(page, /^No answer within 30 seconds/);
});

test('a token that no header can carry gets a sentence of its own', async () => {
  await using visited = await openTryIt('one-integration');
  const { page, requests } = visited;
  await page.fill('[name=x-clear-auth-token]', 'a “token”');
  await page.click('.try-it form[data-facts] .primary');
  await said(page, /^x-clear-auth-token has a character that no header can carry/);
  expect(requests.filter((url) => url.includes('/action/'))).toEqual([]);
});

test('a file that is not the one that was signed is warned of before it is sent', async () => {
  await using visited = await openTryIt('integration-v1');
  const { page } = visited;
  await page.fill('[name=fileName]', 'sales.csv');
  await ask(page);
  const warning = page.locator('form.upload .warning');
  await page.setInputFiles('form.upload [name=file]', join(fixtures, 'sales-register.csv'));
  expect(await warning.innerText()).toBe(
    'The URL was asked for with the name “sales.csv”, this file is called “sales-register.csv”.',
  );
  await page.setInputFiles('form.upload [name=file]', join(fixtures, 'sales-register.xlsx'));
  expect(await warning.innerText()).toContain('signed for application/vnd.ms-excel');
  expect(await warning.isVisible()).toBe(true);
});

test('copies the call as curl, in which a real secret is a variable', async () => {
  await using visited = await visit('/reference/one-integration/', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = visited;
  await page.click('.try-it summary');
  await page.click('.curl');
  await said(page, /^Copied/);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const { stdout } = await promisify(execFile)('bash', ['-c', `${await copied()} --silent`]);
  expect(stdout).toMatch(/^HTTP\/1.1 200/);
  await page.check('[name=server]:not([value=""])');
  await page.fill('[name=x-clear-auth-token]', 'a-real-secret');
  await page.click('.curl');
  await said(page, /^Copied/);
  expect(await copied()).toContain('--header "x-clear-auth-token: $CLEAR_AUTH_TOKEN"');
  expect(await page.content()).not.toContain('a-real-secret');
});

test('the answer is scrolled to and focused, and leads to its entry among the errors', async () => {
  await using visited = await visit('/reference/integration-v1/', {
    viewport: { width: 390, height: 800 },
  });
  const { page } = visited;
  await page.click('.try-it summary');
  await ask(page, 'mock-license-expired');
  const outcome = page.locator('form[data-facts] + .outcome');
  await expect.poll(() => outcome.evaluate((it) => it === document.activeElement)).toBe(true);
  await expect
    .poll(() => outcome.evaluate((it) => it.getBoundingClientRect().top < innerHeight - 50))
    .toBe(true);
  await page.click('.explained a');
  await page.waitForURL(/guides\/errors\/#license-expired$/);
});

async function said(page: Page, words: RegExp): Promise<void> {
  const status = page.locator('form[data-facts] + .outcome [role=status]');
  await status.filter({ hasText: words }).waitFor();
}

test('axe finds nothing with everything shown', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.click('.try-it summary');
  await ask(page, 'mock-unauthorized');
  expect.soft(await findingsInEachLook(page), 'failed').toEqual([]);
  await ask(page);
  await upload(page, 'purchase-register.csv');
  expect.soft(await findingsInEachLook(page), 'answered').toEqual([]);
});
