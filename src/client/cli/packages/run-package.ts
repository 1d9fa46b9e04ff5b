import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../usage-error.ts';

/** Where packages are looked for: beside the user's project, then beside this command. */
const places = () => [pathToFileURL(join(process.cwd(), 'any.js')).href, import.meta.url];

/**
 * Runs the command of another package of this project, in this terminal.
 *
 * @returns its exit code
 * @throws UsageError when it is not found
 */
export async function runPackage(name: string, args: readonly string[]): Promise<number> {
  const command = await commandOf(name);
  if (!command) {
    throw new UsageError(
      `the package ${name} is not installed. Add it: npm install --save-dev ${name}`,
    );
  }
  const child = spawn(process.execPath, [command, ...args], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; whether to end is for the other command to say.
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const wait = (): void => {};
  process.on('SIGTERM', pass).on('SIGINT', wait);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal ? constants.signals[signal] : 0);
  } finally {
    process.off('SIGTERM', pass).off('SIGINT', wait);
  }
}

async function commandOf(name: string): Promise<string | undefined> {
  for (const place of places()) {
    const folder = folderOf(name, createRequire(place));
    if (!folder) continue;
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name];
    if (typeof bin === 'string') return join(folder, bin);
  }
  return undefined;
}

/** Found by its folder: a package need not export its manifest. */
function folderOf(name: string, require: NodeJS.Require): string | undefined {
  for (const place of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(place, name, 'package.json')));
    } catch {
      // Not here: the next folder up may have it.
    }
  }
  return undefined;
}
