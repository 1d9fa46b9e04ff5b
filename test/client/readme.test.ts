import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { install, type Packed, pack, root } from '../build/tarball.ts';
import { integrationId } from './clients.ts';

const readme = await readFile(join(root, 'src/client/README.md'), 'utf8');
const samples = [...readme.matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs)].map(
  ([, code = '', output], index) => ({ file: `sample-${index + 1}.ts`, code, output }),
);
const execute = promisify(execFile);
/** The samples run on the package as npm would publish it. */
let packed: Packed;
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'readme-'));
  packed = await pack(join(root, 'src/client'));
  await install(packed.tarball, join(root, 'src/client'), project);
  await symlink(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'));
  await writeFile(join(project, 'purchase.csv'), 'a,b\n1,2\n');
  for (const { file, code } of samples) await writeFile(join(project, file), code);
});
afterAll(async () => {
  await packed.remove();
  await rm(project, { recursive: true });
});

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

test.each(samples)('$file of the README runs and prints what it says', async ({ file, output }) => {
  const env = {
    ...process.env,
    CLEAR_AUTH_TOKEN: 'any-token',
    CLEAR_INTEGRATION_ID: integrationId,
    CLEAR_BASE_URL: mock.url,
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
