import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { allCredentials, command, environment, expectNoSecret } from './clear-presign.ts';

const readme = await readFile('src/cli/README.md', 'utf8');
const [, section = ''] = /\n## The command\n(.*)/s.exec(readme) ?? [];
/** Each block whole, since a line may need what another one leaves. */
const blocks = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);

let mock: Mock;
let folder: string;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await cp('test/fixtures', folder, { recursive: true });
  for (const name of ['spec', 'redocly.yaml']) await symlink(resolve(name), join(folder, name));
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  const mockScript = join(folder, 'node_modules/.bin/clear-presign-mock');
  await script(join(folder, 'clear-presign'), command);
  await script(mockScript, resolve('src/mock/main.ts'));
  await script(join(folder, 'redocly'), resolve('node_modules/@redocly/cli/bin/cli.js'));
});
afterAll(() => mock.close());

async function script(file: string, target: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${target}' "$@"\n`);
  await chmod(file, 0o755);
}

describe('the README', () => {
  test('has three blocks for the shell', () => {
    expect(blocks.length).toBe(3);
  });

  test.each(blocks)('runs:\n%s', async (block) => {
    const env = {
      ...environment,
      ...allCredentials(mock.url),
      PATH: `${folder}:${environment.PATH}`,
      REDOCLY_TELEMETRY: 'off',
    };
    // Rejects when the exit code of a line is another than 0.
    const { stdout, stderr } = await promisify(execFile)('sh', ['-exc', block], {
      cwd: folder,
      env,
    });
    const shown = stderr.split('\n').filter((line) => !/^\+ /.test(line));
    expectNoSecret(stdout + shown.join('\n'));
  });

  test('lists every exit code as the command does', () => {
    const rows = [...section.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => ({
      code: Number(code),
      meaning,
    }));
    expect(rows).toEqual(Object.values(exitCodes));
  });
});
