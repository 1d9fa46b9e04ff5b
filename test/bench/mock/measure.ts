import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

export type Load = {
  readonly port: number;
  readonly request: string;
  readonly connections: number;
  readonly milliseconds: number;
};

export type LoadResult = {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
};

export type Running = {
  readonly port: number;
  /** Milliseconds from the start of the process to its first connection. */
  readonly ready: number;
  /** MB of memory that is in use by the process. */
  readonly memory: () => Promise<number>;
  /** MB of memory at the most since its start. */
  readonly peakMemory: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Starts a server as a process of its own; its output goes nowhere, as behind `> /dev/null`. */
export async function start(command: (port: number) => readonly string[]): Promise<Running> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, command(port), { stdio: 'ignore' });
  await untilListening(child, port);
  const ready = performance.now() - startedAt;
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const memory = () => memoryOf(child.pid, 'VmRSS');
  const peakMemory = () => memoryOf(child.pid, 'VmHWM');
  return { port, ready, memory, peakMemory, stop };
}

export async function putUnderLoad(load: Load): Promise<LoadResult> {
  const worker = new Worker(new URL('load.ts', import.meta.url), { workerData: load });
  const [result] = await once(worker, 'message');
  await worker.terminate();
  return result;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    if (await accepts(port)) return;
    await delay(2);
  }
  throw new Error(`Nothing listens on port ${port} after 30 s.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.on('connect', () => settle(true)).on('error', () => settle(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function memoryOf(pid: number | undefined, line: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1000 ** 2;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
