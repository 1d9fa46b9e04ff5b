import { stat } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/**
 * Refuses a file with a secret that every user of the machine can read. Pipes and devices, as a shell
 * makes them for a program alone, are no such files.
 *
 * @param holds the secret, for people: `a token`
 * @param bits of the mode that may not be set; a group may read a secret that a container is given
 * @throws UsageError that says how to close the file; what looking at it throws
 */
export async function refuseIfReadableByAll(
  path: string,
  holds: string,
  bits = 0o004,
): Promise<void> {
  // Windows has no such bits; its files belong to their user by default.
  if (process.platform === 'win32' || path.startsWith('/dev/')) return;
  const about = await stat(path);
  if (!about.isFile() || !(about.mode & bits)) return;
  throw new UsageError(
    `${path} holds ${holds} and other users of this machine can read it. Run: chmod 600 ${path}`,
  );
}
