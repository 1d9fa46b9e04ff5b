import { exitCodes } from './exit-codes.ts';

/** Ctrl-C, SIGTERM and the loss of the terminal as an abort signal; a second one ends the process at once. */
export type Interruption = {
  readonly signal: AbortSignal;
  /** The exit code when a signal has come, by the shell's convention of 128 + its number. */
  readonly exitCode: number | undefined;
};

const exitCodeOf = { SIGINT: exitCodes.interrupted.code, SIGTERM: 143, SIGHUP: 129 } as const;
const signals = Object.keys(exitCodeOf) as (keyof typeof exitCodeOf)[];

/**
 * Runs some work that may be interrupted, and goes back to how signals were handled before.
 *
 * @returns the exit code when a signal ended the work by a fault
 */
export async function interruptible<T>(
  work: (interruption: Interruption) => Promise<T>,
): Promise<T | number> {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const stop = (name: NodeJS.Signals): void => {
    const code = exitCodeOf[name as keyof typeof exitCodeOf];
    if (exitCode !== undefined) process.exit(code);
    exitCode = code;
    controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work({
      signal: controller.signal,
      get exitCode() {
        return exitCode;
      },
    });
  } catch (fault) {
    if (exitCode === undefined) throw fault;
    process.stderr.write('clear-presign: stopped\n');
    return exitCode;
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}
