import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { integrationId } from './clients.ts';
import { created, generated, type Received, type Reply, serve, signedUrl } from './server.ts';

const root = join(import.meta.dirname, '../..');
const readme = await readFile(join(root, 'src/client/README.md'), 'utf8');
const samples = [...readme.matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs)].map(
  ([, code = '', output], index) => ({ file: `sample-${index + 1}.ts`, code, output }),
);
const execute = promisify(execFile);
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'readme-'));
  const modules = join(project, 'node_modules');
  await mkdir(modules);
  await symlink(join(root, 'src/client'), join(modules, 'clear-presign'));
  await symlink(join(root, 'node_modules/@types'), join(modules, '@types'));
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  await writeFile(join(project, 'purchase.csv'), 'a,b\n1,2\n');
  for (const { file, code } of samples) await writeFile(join(project, file), code);
});
afterAll(() => rm(project, { recursive: true }));

/** Both APIs and storage, with the failures that the samples show. */
function answer({ method, url, headers }: Received, base: string): Reply {
  if (method === 'PUT') return {};
  if (headers['x-clear-auth-token'] === 'a-refused-token') {
    return { status: 401, body: 'UNAUTHORIZED' };
  }
  if (headers['x-cleartax-auth-token'] === 'a-token-without-license') {
    const code = { errorCode: 'LICENSE_EXPIRED', errorMessage: 'Account License has expired' };
    return { status: 403, body: JSON.stringify({ status: null, preSignedS3Url: null, ...code }) };
  }
  const signed = signedUrl(base).replace('key.csv', 'purchase.csv');
  return url.startsWith('/one-integration') ? generated(signed) : created(signed);
}

test.each(samples)('$file of the README runs and prints what it says', async ({ file, output }) => {
  const served = await serve((request) => answer(request, served.url));
  const env = {
    ...process.env,
    CLEAR_AUTH_TOKEN: 'a-good-token',
    CLEAR_INTEGRATION_ID: integrationId,
    CLEAR_BASE_URL: served.url,
  };
  const { stdout } = await execute(process.execPath, [file], { cwd: project, env });
  expect(stdout).toBe(output ?? '');
});

test('every sample compiles', async () => {
  const options = {
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'es2023',
      module: 'nodenext',
      moduleDetection: 'force',
      allowImportingTsExtensions: true,
      types: ['node'],
    },
    files: samples.map(({ file }) => file),
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(options));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await execute(process.execPath, [tsc], { cwd: project });
  expect(stdout).toBe('');
  expect(samples.length).toBeGreaterThan(5);
});
