import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { clearPresign, folderWith, command as installed, start } from './clear-presign.ts';

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

/** Starts the mock by the command, until the test is over at the latest. */
function startMockCommand(...options: string[]) {
  const child = start(['mock', '--port', '0', ...options]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'mock starts the mock of this repository, and %s ends it',
  async (signal) => {
    const child = startMockCommand('--log', 'off');
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

test('mock goes on when nobody reads its log any more', async () => {
  // The log of one request is written while the next one waits.
  const child = startMockCommand('--log', 'json', '--latency', '60');
  const [line] = await once(child.stderr, 'data');
  const [url] = /http:\S+/.exec(String(line)) ?? [];
  const closed = once(child.stdout, 'close');
  child.stdout.destroy();
  await closed;
  for (let asked = 0; asked < 3; asked += 1) {
    expect((await fetch(`${url}/one-integration/action/pre-sign`)).status).toBe(401);
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each(['mock', 'docs'])('%s --help ends well when nobody reads it', async (command) => {
  const child = start([command, '--help']);
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const [code] = await once(child, 'exit');
  expect({ code, stderr: await stderr }).toEqual({ code: 0, stderr: '' });
});

test('what the other package cannot mend is told as it is, with its usual exit code', async () => {
  const fault =
    "throw Object.assign(new Error('no way'), { syscall: 'listen', code: 'EADDRINUSE' });";
  const cwd = await folderWithPackage('clear-presign-mock', fault);
  const { code, stdout, stderr } = await clearPresign(['mock'], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Error: no way\n {4}at /);
});

test('a mock that a pipeline starts by its own script is gone once that is killed', async () => {
  const cwd = await folderWith({});
  const bin = join(cwd, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  await symlink(resolve('src/mock/main.ts'), join(bin, 'clear-presign-mock'));
  // As the README has it, with a port that is free.
  const script = `node_modules/.bin/clear-presign-mock --port 0 --log off & MOCK=$!
read go
kill $MOCK
wait $MOCK`;
  const child = spawn('sh', ['-c', script], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stderr, 'data');
  const [url] = /http:\S+/.exec(String(line)) ?? [];
  expect((await fetch(`${url}/__mock/health`)).status).toBe(200);
  child.stdin.end('go\n');
  await once(child, 'close');
  await expect(fetch(`${url}/__mock/health`)).rejects.toThrow('fetch failed');
});

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
    says: 'the package clear-presign-mock is not installed. Run it once with npx clear-presign-mock, or add it: npm install --save-dev clear-presign-mock',
  },
  {
    command: 'docs',
    says: 'the package clear-presign-docs is not installed. Run it once with npx clear-presign-docs, or add it: npm install --save-dev clear-presign-docs',
  },
])('$command says what to do when its package is nowhere', async ({ command, says }) => {
  const cwd = await folderWith({});
  for (const name of ['clear-presign-cli', 'clear-presign', 'openapi-fetch']) {
    const place = await realpath(join(installed, '../..', name));
    await cp(place, join(cwd, 'node_modules', name), { recursive: true });
  }
  const copy = join(cwd, 'node_modules/clear-presign-cli/main.js');
  expect(await clearPresign([command], { cwd, copy })).toEqual({
    code: 2,
    stdout: '',
    stderr: `clear-presign: ${says}\n`,
  });
});
