import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../failure.ts';

/**
 * Reads a secret from a file, or from stdin for `-`; blanks and newlines around it are dropped. Who else
 * may read the file is not asked: what a container is given as a secret is readable by all of it.
 *
 * @throws UsageError that names the file, never the content
 */
export async function readSecretFile(flag: string, path: string): Promise<string> {
  const secret = (await (path === '-' ? fromStdin(flag) : fromFile(flag, path))).trim();
  if (!secret) throw new UsageError(`${flag}: ${path === '-' ? 'stdin' : path} is empty.`);
  if (!isSendable(secret)) {
    throw new UsageError(
      `${flag}: ${path === '-' ? 'stdin' : path} holds more than one word, or characters that a header cannot carry.`,
    );
  }
  return secret;
}

/** A header carries visible ASCII and nothing else. */
export function isSendable(secret: string): boolean {
  return /^[!-~]+$/.test(secret);
}

async function fromStdin(flag: string): Promise<string> {
  if (process.stdin.isTTY) {
    throw new UsageError(
      `${flag} -: stdin is a terminal, which would show what is typed. Pipe the value in.`,
    );
  }
  return text(process.stdin);
}

async function fromFile(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new UsageError(
      `${flag}: ${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code}.`,
    );
  }
}
