import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { install, pack, root } from '../build/tarball.ts';
import { serve } from './client-serve.ts';
import type { Benchmark } from './table.ts';

const mebibyte = 1024 * 1024;
const size = 1024 * mebibyte;
const rounds = 5;

/** A file of 1 GiB, from disk to loopback, beside what curl does. */
const run: Benchmark = async () => {
  const packed = await pack(join(root, 'src/client'));
  const project = join(packed.place, 'project');
  await mkdir(project);
  await install(packed.tarball, join(root, 'src/client'), project);
  const uploader = join(project, 'client-upload.js');
  await cp(join(import.meta.dirname, 'client-upload.js'), uploader);
  const { url, close } = await serve();
  try {
    const path = join(project, 'purchase.csv');
    const file = await open(path, 'w');
    await file.truncate(size);
    await file.close();
    const curl: number[] = [];
    const ours = [];
    for (let round = 0; round < rounds; round++) {
      curl.push(await uploadByCurl(path, `${url}/bucket/key.csv`));
      ours.push(await uploadByClient(uploader, path, url));
    }
    const ratio = median(ours.map(({ milliseconds }, at) => (curl[at] ?? 0) / milliseconds));
    const rows = [
      { uploader: 'curl -T', speed: '1.00', 'MiB/s': speed(median(curl)), 'MiB above idle': '' },
      {
        uploader: 'clear-presign/node',
        speed: ratio.toFixed(2),
        'MiB/s': speed(median(ours.map(({ milliseconds }) => milliseconds))),
        'MiB above idle': Math.max(...ours.map(({ above }) => above)).toFixed(1),
      },
    ];
    const note = `Median of ${rounds} rounds; at least 0.90 of curl's speed and at most 40 MiB are wanted.`;
    return [{ title: 'Client: 1 GiB from disk to loopback', note, rows }];
  } finally {
    await close();
    await packed.remove();
  }
};

/** @returns milliseconds of the transfer, as curl tells them */
async function uploadByCurl(path: string, url: string): Promise<number> {
  const told = ['--write-out', '%{time_total}', '--header', 'Content-Type: text/csv'];
  const args = ['--silent', '--show-error', '--fail', '--upload-file', path, ...told, url];
  const { stdout } = await promisify(execFile)('curl', args);
  return Number(stdout) * 1000;
}

/** In a process of its own, so that its memory is that of the upload alone. */
async function uploadByClient(
  uploader: string,
  path: string,
  url: string,
): Promise<{ readonly milliseconds: number; readonly above: number }> {
  const child = fork(uploader, [path, url]);
  const [result] = await once(child, 'message');
  await once(child, 'exit');
  return result;
}

function speed(milliseconds: number): number {
  return Math.round(size / mebibyte / (milliseconds / 1000));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export default run;
