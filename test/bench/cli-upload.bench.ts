import { copyFile, open, truncate } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { root } from '../build/tarball.ts';
import { installed } from './cli/installed.ts';
import { settings } from './cli/settings.ts';
import { median, type Timed, timed } from './cli/timed.ts';
import { serve } from './client-serve.ts';
import type { Benchmark } from './table.ts';

const mebibyte = 1024 * 1024;
const size = 1024 * mebibyte;
const rounds = 15;

/** 1 GiB by the whole command, from its start to its end, beside `curl -T` to the same server. */
const run: Benchmark = async () => {
  const { folder, command, remove } = await installed();
  const { url, close } = await serve();
  try {
    const rows = [];
    for (const file of [await workbook(folder), await register(folder)]) {
      rows.push(...(await compare(command, file, url)));
    }
    const note = `Median of ${rounds} rounds, start-up and the look at the content included; at least 0.90 of curl's speed are wanted. With --strict every byte of a CSV is read before the first one is sent.`;
    return [{ title: 'Command: 1 GiB from disk to loopback', note, rows }];
  } finally {
    await close();
    await remove();
  }
};

/** All in turn, so that a busy moment of the machine meets all. */
async function compare(command: string, file: string, url: string) {
  const upload = [command, 'upload', file, '--api', 'one-integration', '--json'];
  const curl: Timed[] = [];
  const plain: Timed[] = [];
  const strict: Timed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    curl.push(await timed('curl', ['-sS', '--fail', '-T', file, `${url}/key`]));
    plain.push(await timed(process.execPath, upload, settings(url)));
    strict.push(await timed(process.execPath, [...upload, '--strict'], settings(url)));
  }
  const idle = await timed(process.execPath, ['-e', 'setTimeout(() => {}, 200)']);
  const above = (runs: readonly Timed[]) => {
    const peak = Math.max(...runs.map((one) => one.peak ?? Number.NaN));
    return ((peak - (idle.peak ?? Number.NaN)) / mebibyte).toFixed(1);
  };
  const kind = extname(file);
  return [
    row(`curl -T, ${kind}`, curl, curl, ''),
    row(`clear-presign upload, ${kind}`, plain, curl, above(plain)),
    row(`clear-presign upload --strict, ${kind}`, strict, curl, above(strict)),
  ];
}

function row(uploader: string, runs: readonly Timed[], curl: readonly Timed[], above: string) {
  const took = median(runs.map((one) => one.took));
  const ratio = median(runs.map((one, at) => (curl[at]?.took ?? Number.NaN) / one.took));
  return {
    uploader,
    speed: ratio.toFixed(2),
    'MiB/s': Math.round(size / mebibyte / (took / 1000)),
    'MiB above idle': above,
  };
}

/** A workbook with nothing behind it but zeros: only its directory is looked at. */
async function workbook(folder: string): Promise<string> {
  const path = join(folder, 'register.xls');
  await copyFile(join(root, 'test/fixtures/sales-register.xls'), path);
  await truncate(path, size);
  return path;
}

async function register(folder: string): Promise<string> {
  const path = join(folder, 'register.csv');
  const file = await open(path, 'w');
  const part = Buffer.alloc(mebibyte, 'INV-0001,2026-02-08,Widgets Ltd,18,1000.00\n');
  part.write('INV-0002,2026-02-08,Café Ltd,18,1000.00\n');
  for (let written = 0; written < size; written += part.length) await file.write(part);
  // What is still on its way to the disk would take time of the first rounds.
  await file.sync();
  await file.close();
  return path;
}

export default run;
