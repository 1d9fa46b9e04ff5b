import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts the browser of the tests. */
export async function launchBrowser(...more: string[]): Promise<Browser> {
  return chromium.launch({
    ...(await browserFile()),
    args: ['--no-sandbox', '--disable-gpu', ...more],
  });
}

/** On Linux x64 the browser comes with `npm ci`; elsewhere the machine's own Chrome serves. */
async function browserFile(): Promise<{ executablePath: string } | { channel: 'chrome' }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const executablePath = join(unpacked, 'chromium');
  if (!existsSync(executablePath)) await unpack();
  return { executablePath };
}

const own = fileURLToPath(new URL('../', import.meta.resolve('@sparticuz/chromium')));
/** Where the browser stays for every later run, and goes with its package. */
const unpacked = join(own, 'unpacked');

/** Unpacks beside that place first: several test files may want the browser at once. */
async function unpack(): Promise<void> {
  const folder = await mkdtemp(join(own, 'unpacking-'));
  const before = process.env['TMPDIR'];
  // The package knows no other way to be told where to.
  process.env['TMPDIR'] = folder;
  const done = sparticuz.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await done;
  await rename(folder, unpacked).catch(async (error: NodeJS.ErrnoException) => {
    if (!existsSync(unpacked)) throw error;
    await rm(folder, { recursive: true });
  });
}
