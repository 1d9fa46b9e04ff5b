import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfRepository } from './copy.ts';

/** The whole task with npm itself, on a workspace that is built at once. */
let copy: Awaited<ReturnType<typeof copyOfRepository>>;

beforeAll(async () => {
  copy = await copyOfRepository();
  const write = (file: string, data: object) =>
    writeFile(join(copy.folder, file), JSON.stringify(data));
  await mkdir(join(copy.folder, 'open/dist'), { recursive: true });
  await mkdir(join(copy.folder, 'closed'));
  const built = { name: 'clear-presign-made-up', version: '0.1.0', license: 'MIT' };
  await write('open/package.json', built);
  await write('closed/package.json', { name: 'closed', private: true });
  await writeFile(
    join(copy.folder, 'build.cjs'),
    `require('fs').writeFileSync('open/dist/package.json', ${JSON.stringify(JSON.stringify(built))})`,
  );
  const root = JSON.parse(await readFile(join(copy.folder, 'package.json'), 'utf8'));
  await write('package.json', {
    ...root,
    workspaces: ['open', 'closed'],
    scripts: { ...root.scripts, build: 'node build.cjs' },
  });
});
afterAll(() => copy[Symbol.asyncDispose]());

const command = 'npm run release:publish -- --dry-run';

test('without the address of the repository a release stops with one sentence', async () => {
  const env = { GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '' };
  const { code, output } = await copy.run(command, env);
  expect(code).toBe(1);
  expect(output.trim().split('\n').at(-1)).toBe(
    "The repository's address is not known: run the workflow release, or set GITHUB_SERVER_URL (https://host) and GITHUB_REPOSITORY (owner/name).",
  );
  expect(output).not.toContain('build.cjs');
});

test('a dry run builds, writes the address and gives npm each package that is not private', async () => {
  const env = { GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'owner/name' };
  const { code, output } = await copy.run(command, env);
  expect(output).toContain('+ clear-presign-made-up@0.1.0');
  expect(output).not.toContain('closed');
  expect(code).toBe(0);
  const manifest = JSON.parse(await readFile(join(copy.folder, 'open/dist/package.json'), 'utf8'));
  expect(manifest.repository).toEqual({
    type: 'git',
    url: 'git+https://git.example/owner/name.git',
  });
});

test('a package that npm refuses stops the release', async () => {
  await copy.edit('build.cjs', 'clear-presign-made-up', 'Not A Name');
  const env = { GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'owner/name' };
  const { code, output } = await copy.run(command, env);
  expect(code).toBe(1);
  expect(output).toMatch(/^npm publish \S+ --access=public --dry-run failed\.$/m);
});
