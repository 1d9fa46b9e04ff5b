import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { missing } from '../missing.ts';
import { useBrowser, visit } from './visit.ts';

useBrowser();

/** What somebody who has only the portal asks, the clicks from the home page, and what is then to be read. */
const questions: readonly (readonly [asked: string, clicks: readonly string[], read: RegExp])[] = [
  [
    'the Content-Type of a CSV on Integration v1',
    [],
    /Integration v1[\s\S]*\.csv:\s*application\/vnd\.ms-excel/,
  ],
  ['how long a URL lives', [], /3,600 seconds[\s\S]*600 seconds/],
  [
    'what a FAILED answer looks like',
    ['main h3 a >> text=Integration v1', '#answer-file-name-empty summary'],
    /"status": "FAILED"/,
  ],
  ['how to get a token', ['main a >> text=Get a token'], /authz\/token/],
  ['what comes after the upload', ['main a >> text=Start the ingestion'], /activityId/],
  [
    'why storage answers 403',
    ['main a >> text=Which failure is mine?'],
    /SignatureDoesNotMatch[\s\S]*403/,
  ],
];

test.each(questions)('%s is read after few clicks', async (_, clicks, read) => {
  await using visited = await visit('/');
  const { page } = visited;
  await take(page, clicks);
  expect(await page.locator('main').innerText()).toMatch(read);
});

test('a Python upload is three clicks away, and works as it is pasted', async ({ skip }) => {
  const lacks = missing('python3');
  skip(lacks !== undefined, lacks);
  await using visited = await visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visited;
  await take(page, ['main a >> text=curl, Python', '.samples label >> text=Python']);
  await page.locator('.snippet:visible button.copy').click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const folder = await mkdtemp(join(tmpdir(), 'pasted-'));
  try {
    const program = await page.evaluate(() => navigator.clipboard.readText());
    await writeFile(join(folder, 'pasted.py'), program);
    const register = join(import.meta.dirname, '../fixtures/sales-register.csv');
    await copyFile(register, join(folder, 'sales.csv'));
    const env = {
      ...process.env,
      CLEAR_BASE_URL: inject('portal'),
      CLEAR_AUTH_TOKEN: 'any-token',
      CLEAR_INTEGRATION_ID: '00000000-0000-4000-8000-000000000001',
    };
    const { stdout } = await promisify(execFile)('python3', ['pasted.py'], { cwd: folder, env });
    expect(stdout).toBe('sales.csv is stored.\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function take(page: Page, clicks: readonly string[]): Promise<void> {
  for (const click of clicks) {
    await page.locator(click).first().click();
    await page.waitForLoadState();
  }
}
