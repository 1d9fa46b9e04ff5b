import { UsageError } from '../usage-error.ts';

/** What `--timeout` says, in milliseconds. @throws UsageError */
export function timeoutOf(seconds = '30'): number {
  const timeout = Number(seconds) * 1000;
  if (timeout > 0 && timeout <= 3_600_000) return timeout;
  throw new UsageError(`--timeout is a number of seconds above 0, at most 3600; not "${seconds}".`);
}
