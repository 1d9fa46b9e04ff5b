import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a command says of itself. */
export async function commandHelp(file: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args, '--help'], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout;
}
