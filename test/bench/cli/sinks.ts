import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../build/tarball.ts';
import { serve } from '../client-serve.ts';
import { settings } from './settings.ts';

/** A server to upload large files to. */
export type Sink = {
  readonly title: string;
  readonly url: string;
  /** Takes away what was uploaded. */
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Reads what comes and drops it, which is the least that a server can do. */
export async function droppingSink(): Promise<Sink> {
  return { title: 'to a server that drops it', empty: async () => {}, ...(await serve()) };
}

/** The mock, which checks the signature, hashes the bytes and stores them on disk, as storage does. */
export async function mockSink(): Promise<Sink> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const data = join(folder, 'data');
  const options = ['--port', '0', '--log', 'off', '--max-upload', '5368709120', '--data', data];
  const mock = spawn(process.execPath, [join(root, 'src/mock/main.ts'), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [line] = await once(mock.stderr, 'data');
  const [url = ''] = /http:\S+/.exec(String(line)) ?? [];
  const empty = async () => {
    await rm(data, { recursive: true, force: true });
    await mkdir(data);
  };
  const close = async () => {
    mock.kill();
    await once(mock, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return { title: 'to the mock', url, empty, close };
}

/** What `curl` is given to upload a file to a fresh URL of a sink. */
export async function curlArguments(command: string, file: string, { url }: Sink) {
  const args = [command, 'url', file, '--api', 'one-integration'];
  const env = { PATH: process.env['PATH'], ...settings(url) };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  const [, contentType = ''] = /'(Content-Type: [^']+)'/.exec(stderr) ?? [];
  return ['-sS', '--fail', '-T', file, '-H', contentType, stdout.trim()];
}
