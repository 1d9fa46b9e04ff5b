import { copyFile, open, truncate } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { root } from '../build/tarball.ts';
import { installed } from './cli/installed.ts';
import { settings } from './cli/settings.ts';
import { curlArguments, droppingSink, mockSink, type Sink } from './cli/sinks.ts';
import { median, peak, timed } from './cli/timed.ts';
import type { Benchmark } from './table.ts';

const mebibyte = 1024 * 1024;
const size = 1024 * mebibyte;
const rounds = 10;

/** 1 GiB by the whole command, from its start to its end, beside `curl -T` to the same server. */
const run: Benchmark = async () => {
  const { folder, command, remove } = await installed();
  const files = [await workbook(folder), await register(folder)];
  try {
    const tables = [];
    for (const open of [mockSink, droppingSink]) {
      const sink = await open();
      try {
        const rows = [];
        for (const file of files) rows.push(...(await compare(command, file, sink)));
        tables.push({ title: `Command: 1 GiB from disk over loopback ${sink.title}`, note, rows });
      } finally {
        await sink.close();
      }
    }
    return tables;
  } finally {
    await remove();
  }
};

const note = `Median of ${rounds} rounds, start-up and the look at the content included; at least 0.90 of curl's speed are wanted. Of a CSV every byte is read before the first one is sent.`;

/** Both in turn, so that a busy moment of the machine meets both, and each as often before the other. */
async function compare(command: string, file: string, sink: Sink) {
  const env = settings(sink.url);
  const upload = [command, 'upload', file, '--api', 'one-integration', '--json'];
  const curl: number[] = [];
  const ours: number[] = [];
  const byCurl = async () => {
    const args = await curlArguments(command, file, sink);
    curl.push(await timed('curl', args));
    await sink.empty();
  };
  const byCommand = async () => {
    ours.push(await timed(process.execPath, upload, env));
    await sink.empty();
  };
  for (let round = 0; round < rounds; round += 1) {
    const turns = [byCurl, byCommand];
    for (const turn of round % 2 ? turns.reverse() : turns) await turn();
  }
  const idle = (await peak(process.execPath, ['-e', 'setTimeout(() => {}, 200)'])) ?? Number.NaN;
  const most = (await peak(process.execPath, upload, env)) ?? Number.NaN;
  await sink.empty();
  const kind = extname(file);
  return [
    row(`curl -T, ${kind}`, curl, curl, ''),
    row(`clear-presign upload, ${kind}`, ours, curl, ((most - idle) / mebibyte).toFixed(1)),
  ];
}

function row(uploader: string, times: readonly number[], curl: readonly number[], above: string) {
  const ratio = median(times.map((time, at) => (curl[at] ?? Number.NaN) / time));
  return {
    uploader,
    speed: ratio.toFixed(2),
    'MiB/s': Math.round(size / mebibyte / (median(times) / 1000)),
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
