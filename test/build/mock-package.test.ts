import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, pack, root, run } from './tarball.ts';

const folder = join(root, 'src/mock');
let packed: Awaited<ReturnType<typeof pack>>;
let project: string;
let installed: string;

beforeAll(async () => {
  packed = await pack(folder);
  project = join(packed.place, 'project');
  await mkdir(project);
  installed = await install(packed.tarball, folder, project);
});
afterAll(() => packed.remove());

test('the packed mock passes publint', async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true });
  expect(messages).toEqual([]);
});

test('the packed mock passes are-the-types-wrong', async () => {
  const command = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const args = [command, packed.tarball, '--profile', 'esm-only', '--format', 'ascii'];
  expect(await run(process.execPath, args, project)).toContain('node16 (from ESM): 🟢 (ESM)');
});

test('the command of the packed mock runs', async () => {
  const help = await run(process.execPath, [join(installed, 'main.js'), '--help'], project);
  expect(help).toContain('clear-presign-mock');
});

test('the packed mock can be imported', async () => {
  const script = `import * as mock from 'clear-presign-mock'; console.log(Object.keys(mock).length > 0);`;
  const args = ['--input-type=module', '--eval', script];
  expect(await run(process.execPath, args, project)).toBe('true\n');
});
