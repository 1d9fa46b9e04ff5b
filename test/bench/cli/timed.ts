import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

export type Timed = {
  /** Milliseconds from the start of the process to its end. */
  readonly took: number;
  /** The most memory that it held, bytes; undefined where there is no /proc. */
  readonly peak: number | undefined;
};

/** @throws when the command fails */
export async function timed(command: string, args: readonly string[], env = {}): Promise<Timed> {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak: number | undefined;
  const watch = setInterval(async () => {
    peak = (await peakOf(child)) ?? peak;
  }, 20);
  const [code] = await once(child, 'exit');
  const took = performance.now() - startedAt;
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { took, peak };
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
