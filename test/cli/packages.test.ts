import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearPresign, folderWith, start } from './clear-presign.ts';

/** A folder in which a package with a command is installed. */
async function folderWithPackage(name: string, script: string): Promise<string> {
  const folder = await folderWith({});
  const home = join(folder, 'node_modules', name);
  await mkdir(home, { recursive: true });
  const manifest = { name, type: 'module', bin: { [name]: './command.js' }, exports: './index.js' };
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(home, 'command.js'), script);
  return folder;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'mock starts the mock of this repository, and %s ends it',
  async (signal) => {
    const child = start(['mock', '--port', '0', '--log', 'off']);
    let written = '';
    const ready = new Promise<string>((done) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part) => {
          written += part;
          const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(written) ?? [];
          if (url) done(url);
        });
      }
    });
    const url = await ready;
    expect((await fetch(`${url}/__mock/health`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([0, null]);
    await expect(fetch(`${url}/__mock/health`)).rejects.toThrow('fetch failed');
  },
);

test('docs runs the docs of this repository', async () => {
  const { code, stdout } = await clearPresign(['docs', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: clear-presign-docs [options]');
});

const script = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;';

test.each([
  { command: 'mock', name: 'clear-presign-mock' },
  { command: 'docs', name: 'clear-presign-docs' },
])(
  '$command runs the command of $name beside the project, options and exit code included',
  async ({ command, name }) => {
    const cwd = await folderWithPackage(name, script);
    expect(await clearPresign([command, '--port', '0', '--help'], { cwd })).toEqual({
      code: 7,
      stdout: '["--port","0","--help"]\n',
      stderr: '',
    });
  },
);

test.each([
  {
    command: 'mock',
    says: 'the package clear-presign-mock is not installed. Add it: npm install --save-dev clear-presign-mock',
  },
  {
    command: 'docs',
    says: 'the package clear-presign-docs is not installed. Add it: npm install --save-dev clear-presign-docs',
  },
])('$command says what to do when its package is nowhere', async ({ command, says }) => {
  const cwd = await folderWith({});
  for (const part of ['src/client', 'generated']) {
    await cp(part, join(cwd, part), {
      recursive: true,
      filter: (file) => !/\/(dist|node_modules)$/.test(file),
    });
  }
  const copy = join(cwd, 'src/client/cli/main.ts');
  expect(await clearPresign([command], { cwd, copy })).toEqual({
    code: 2,
    stdout: '',
    stderr: `clear-presign: ${says}\n`,
  });
});
