import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../usage-error.ts';
import { refuseIfReadableByAll } from './readable-by-all.ts';

/** The secrets by the options that name their files, as a person calls them. */
const secrets = { 'token-file': 'a token', 'integration-id-file': 'an integration id' } as const;

type SecretOption = keyof typeof secrets;

/**
 * Reads a secret from a file, or from stdin for `-`; blanks and newlines around it are dropped.
 *
 * @throws UsageError that names the file, never the content; also when every user could read it
 */
export async function readSecretFile(option: SecretOption, path: string): Promise<string> {
  const secret = (await (path === '-' ? fromStdin(option) : fromFile(option, path))).trim();
  if (!secret) throw new UsageError(`--${option}: ${path === '-' ? 'stdin' : path} is empty.`);
  return secret;
}

async function fromStdin(option: SecretOption): Promise<string> {
  if (process.stdin.isTTY) {
    throw new UsageError(
      `--${option} -: stdin is a terminal, which would show what is typed. Pipe the value in.`,
    );
  }
  return text(process.stdin);
}

async function fromFile(option: SecretOption, path: string): Promise<string> {
  try {
    await refuseIfReadableByAll(path, secrets[option]);
    return await readFile(path, 'utf8');
  } catch (fault) {
    if (fault instanceof UsageError) throw fault;
    const { code } = fault as NodeJS.ErrnoException;
    throw new UsageError(`--${option}: ${path} cannot be read: ${code}.`);
  }
}
