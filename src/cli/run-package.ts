import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './failure.ts';

/** Where packages are looked for: beside the user's project, then beside this command. */
const places = () => [pathToFileURL(join(process.cwd(), 'any.js')).href, import.meta.url];

/**
 * Runs the command of another package of this project in this process, so that every signal is its own.
 *
 * @returns its exit code so far
 * @throws UsageError when it is not found
 */
export async function runPackage(name: string, args: readonly string[]): Promise<number> {
  const command = await commandOf(name);
  if (!command) {
    throw new UsageError(
      `the package ${name} is not installed. Run it once with npx ${name}, or add it: npm install --save-dev ${name}`,
    );
  }
  process.argv = [process.execPath, command, ...args];
  // What becomes of a reader that has seen enough is for the other command to say, and so is a fault.
  process.stdout.removeAllListeners('error');
  try {
    await import(pathToFileURL(command).href);
  } catch (fault) {
    process.stderr.write(`${inspect(fault)}\n`);
    return exitCodes.defect.code;
  }
  return Number(process.exitCode ?? 0);
}

async function commandOf(name: string): Promise<string | undefined> {
  for (const place of places()) {
    const folder = folderOf(name, createRequire(place));
    if (!folder) continue;
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name];
    if (typeof bin === 'string' && existsSync(join(folder, bin))) return join(folder, bin);
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
