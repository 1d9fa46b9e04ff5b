import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../src/build/build.ts';
import { median, type Timed, timed } from './cli/timed.ts';

const rounds = 5;
const gibibyte = 2 ** 30;

/** A CSV of 1 GiB by the command, its look at every byte included, and by `curl -T`. */
export default {
  name: 'command: 1 GiB to loopback',
  async run(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-upload-'));
    const sink = spawn(process.execPath, [resolve('test/bench/cli/sink.ts')]);
    try {
      const [line] = (await once(sink.stdout, 'data')) as [Buffer];
      const file = await writeRegister(folder);
      const command = await buildCommand(folder);
      return await compare(command, file, `http://127.0.0.1:${Number(line)}`);
    } finally {
      sink.kill();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function compare(command: string, file: string, url: string): Promise<string> {
  const env = { CLEAR_AUTH_TOKEN: 'bench', CLEAR_BASE_URL: url };
  const upload = [command, 'upload', file, '--api', 'integration-v1', '--template', 'sales'];
  const curl = ['-sS', '--fail', '-T', file, '-H', 'Content-Type: text/csv', `${url}/upload`];
  const runs: Record<'command' | 'curl', Timed[]> = { command: [], curl: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.curl.push(await timed('curl', curl));
    runs.command.push(await timed(process.execPath, upload, env));
  }
  const idle = await timed(process.execPath, ['-e', 'setTimeout(() => {}, 200)']);
  const [ours, theirs] = [tookBy(runs.command), tookBy(runs.curl)];
  const peak = Math.max(...runs.command.map(({ peak = Number.NaN }) => peak));
  return [
    `curl -T               ${theirs.toFixed(0)} ms`,
    `clear-presign upload  ${ours.toFixed(0)} ms, start-up and the look at the content included`,
    `speed                 ${(theirs / ours).toFixed(2)} of curl -T (goal: at least 0.9)`,
    `peak memory           ${megabytes(peak)} MB, ${megabytes(peak - (idle.peak ?? Number.NaN))} MB above an idle process`,
  ].join('\n');
}

function tookBy(runs: readonly Timed[]): number {
  return median(runs.map(({ took }) => took));
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

async function writeRegister(folder: string): Promise<string> {
  const path = join(folder, 'register.csv');
  const file = await open(path, 'w');
  const part = Buffer.alloc(2 ** 20, 'INV-0001,2026-02-08,Café Ltd,18,1000.00\n');
  // The same line at the same place in each part: no character is cut where two parts meet.
  part.fill(' ', part.lastIndexOf('\n') + 1);
  for (let written = 0; written < gibibyte; written += part.length) await file.write(part);
  await file.close();
  return path;
}

/** The package as it is published, with its dependencies beside it. */
async function buildCommand(folder: string): Promise<string> {
  const output = join(folder, 'clear-presign');
  await build(resolve('.'), resolve('src/client'), output);
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return join(output, 'cli/main.js');
}
