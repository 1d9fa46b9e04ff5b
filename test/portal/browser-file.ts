import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

/** On Linux x64 the browser comes with `npm ci`; elsewhere the machine's own Chrome serves. */
export async function browserFile(): Promise<{ executablePath: string } | { channel: 'chrome' }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const executablePath = await sparticuz.executablePath();
  if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}.`);
  return { executablePath };
}
