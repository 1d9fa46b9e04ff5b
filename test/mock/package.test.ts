import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack, root, run } from '../build/tarball.ts';
import { send } from './request.ts';

/** The package as npm would publish it, installed in a project of its own. */
let packed: Awaited<ReturnType<typeof pack>>;
let installed: string;

beforeAll(async () => {
  packed = await pack(join(root, 'src/mock'));
  const modules = join(packed.place, 'node_modules');
  installed = join(modules, 'clear-presign-mock');
  await mkdir(installed, { recursive: true });
  await writeFile(join(packed.place, 'package.json'), '{"type":"module"}');
  await run('tar', ['-xzf', packed.tarball, '-C', installed, '--strip-components=1'], root);
  for (const dependency of ['@stoplight/prism-http', 'ajv', 'ajv-formats']) {
    await mkdir(dirname(join(modules, dependency)), { recursive: true });
    await symlink(join(root, 'node_modules', dependency), join(modules, dependency));
  }
});
afterAll(() => packed.remove());

test('has what its users need, and publint finds no fault in it', async () => {
  const kinds = packed.files.map((file) => file.replace(/^(types|shared)\/.*\./, '$1/*.'));
  expect([...new Set(kinds)].toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'index.js',
    'main.js',
    'package.json',
    'shared/*.js',
    'types/*.ts',
  ]);
  const { messages } = await publint({ pkgDir: installed, strict: true });
  expect(messages).toEqual([]);
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  expect(dependencies).toEqual({
    '@stoplight/prism-http': '5.12.0',
    ajv: '8.20.0',
    'ajv-formats': '3.0.1',
  });
});

test('serves the APIs as a command, Prism’s part too', async () => {
  const args = [join(installed, 'main.js'), '--port', '0', '--log', 'off'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  try {
    const [line] = await once(child.stderr, 'data');
    const url = /http:\S+/.exec(String(line))?.[0] ?? '';
    const path = '/integration/v1/generatePreSign/sales?fileName=a.csv';
    expect(await send(url, { path })).toMatchObject({ status: 401 });
    const dynamic = await send(url, { path, headers: { prefer: 'code=403, dynamic=true' } });
    expect(dynamic).toMatchObject({ status: 403 });
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});

test('is used by a test as the README shows it', async () => {
  const script = `
    import { startMock } from 'clear-presign-mock';
    await using mock = await startMock({ port: 0 });
    mock.fault({ operation: 'one-integration', status: 500 });
    const response = await fetch(mock.url + '/one-integration/action/pre-sign');
    console.log(response.status, mock.requests().length);
  `;
  const args = ['--input-type=module', '--eval', script];
  expect(await run(process.execPath, args, packed.place)).toBe('500 1\n');
});

test('checks against a server in proxy mode', async () => {
  const script = `
    import { startMock } from 'clear-presign-mock';
    await using real = await startMock();
    await using mock = await startMock({ upstream: real.url });
    await fetch(mock.url + '/one-integration/action/pre-sign?filename=a.csv');
    console.log(mock.requests()[0].departures.map(({ at }) => at).join());
  `;
  const args = ['--input-type=module', '--eval', script];
  expect(await run(process.execPath, args, packed.place)).toBe(
    'header x-clear-auth-token,header x-integration-id\n',
  );
});
