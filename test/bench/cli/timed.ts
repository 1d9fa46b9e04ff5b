import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

/**
 * @returns milliseconds from the start of the process to its end
 * @throws when the command fails
 */
export async function timed(command: string, args: readonly string[], env = {}): Promise<number> {
  const startedAt = performance.now();
  await ended(started(command, args, env), command, args);
  return performance.now() - startedAt;
}

/**
 * Runs a command while looking at its memory, which would take time of a command that is timed.
 *
 * @returns the most memory that it held, bytes; undefined where there is no /proc
 * @throws when the command fails
 */
export async function peak(
  command: string,
  args: readonly string[],
  env = {},
): Promise<number | undefined> {
  const child = started(command, args, env);
  let most: number | undefined;
  const watch = setInterval(async () => {
    most = (await peakOf(child)) ?? most;
  }, 20);
  await ended(child, command, args);
  clearInterval(watch);
  return most;
}

function started(command: string, args: readonly string[], env: object): ChildProcess {
  return spawn(command, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ended(child: ChildProcess, command: string, args: readonly string[]) {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/** The kernel keeps the highest figure, so that looking now and then misses nothing but the very end. */
async function peakOf({ pid }: ChildProcess): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes ? Number(kilobytes) * 1024 : undefined;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
