import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../usage-error.ts';

/**
 * Reads a secret from a file, or from stdin for `-`; blanks and newlines around it are dropped.
 *
 * @throws UsageError that names the option and the file, never the content
 */
export async function readSecretFile(option: string, path: string): Promise<string> {
  const secret = (await (path === '-' ? fromStdin(option) : fromFile(option, path))).trim();
  if (!secret) throw new UsageError(`--${option}: ${path === '-' ? 'stdin' : path} is empty.`);
  return secret;
}

async function fromStdin(option: string): Promise<string> {
  if (process.stdin.isTTY) {
    throw new UsageError(
      `--${option} -: stdin is a terminal, which would show what is typed. Pipe the value in.`,
    );
  }
  return text(process.stdin);
}

function fromFile(option: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new UsageError(`--${option}: ${path} cannot be read: ${fault.code}.`);
  });
}
