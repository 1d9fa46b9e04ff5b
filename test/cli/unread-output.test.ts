import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { command, credentials, environment, folderWith, start } from './clear-presign.ts';

let mock: Mock;
let cwd: string;
const names = ['a.csv', 'b.csv', 'c.csv'];
// The first is given twice, which is the first that is told on stderr.
const upload = ['upload', 'a.csv', ...names, '--api', 'one-integration', '--concurrency', '1'];

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  cwd = await folderWith(Object.fromEntries(names.map((name) => [name, 'a,b\n1,2\n'])));
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

test.each(['stdout', 'stderr'] as const)(
  'all files are uploaded when nobody reads %s after its first line',
  async (closed) => {
    const child = start(upload, { cwd, env: credentials(mock.url) });
    child[closed].once('data', () => child[closed].destroy());
    child[closed === 'stdout' ? 'stderr' : 'stdout'].resume();
    const [code] = await once(child, 'close');
    expect({ code, stored: mock.objects().length }).toEqual({ code: 0, stored: 3 });
  },
);

test.skipIf(process.platform !== 'linux')(
  'what cannot be written is told in one sentence, and the files are uploaded',
  async () => {
    await using full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [command, ...upload, '--json'], {
      cwd,
      env: { ...environment, ...credentials(mock.url) },
      stdio: ['ignore', full.fd, 'pipe'],
    });
    const [stderr, [code]] = await Promise.all([
      text(child.stderr as NodeJS.ReadableStream),
      once(child, 'close'),
    ]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'clear-presign: stdout cannot be written: ENOSPC\n',
    });
    expect(mock.objects()).toHaveLength(3);
  },
);
