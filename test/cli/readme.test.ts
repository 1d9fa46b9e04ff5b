import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { command, credentials, expectNoSecret } from './clear-presign.ts';

const readme = await readFile('src/cli/README.md', 'utf8');
const [, section = ''] = /\n## The command\n(.*)/s.exec(readme) ?? [];
const [, examples = ''] = /```sh\n(.*?)```/s.exec(section) ?? [];
// One that goes on in the next line is one.
const lines = examples.match(/^.*clear-presign (?:.*\|\n)?.*$/gm);

let mock: Mock;
let folder: string;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await cp('test/fixtures', folder, { recursive: true });
  const script = `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`;
  await writeFile(join(folder, 'clear-presign'), script);
  await chmod(join(folder, 'clear-presign'), 0o755);
});
afterAll(() => mock.close());

describe('the README', () => {
  test.each(lines ?? [])('runs: %s', async (line) => {
    const env = { ...credentials(mock.url), PATH: `${folder}:${process.env['PATH']}` };
    // Rejects when the exit code is another than 0.
    const { stdout, stderr } = await promisify(execFile)('sh', ['-ec', line], { cwd: folder, env });
    expectNoSecret(stdout + stderr);
  });

  test('shows six examples', () => {
    expect(lines?.length).toBe(6);
  });

  test('lists every exit code as the command does', () => {
    const rows = [...section.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => ({
      code: Number(code),
      meaning,
    }));
    expect(rows).toEqual(Object.values(exitCodes));
  });
});
