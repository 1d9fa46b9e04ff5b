import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../../src/tasks/publish/main.ts';
import { workspace } from '../spec/workspace.ts';

/** The whole task with npm itself, on packages that are built at once. */
let copy: Awaited<ReturnType<typeof workspace>>;

beforeAll(async () => {
  copy = await workspace();
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
  const scripts = { ...manifest.scripts, build: 'node build.cjs' };
  await write('package.json', { ...manifest, workspaces: ['open', 'closed'], scripts });
});
afterAll(() => copy[Symbol.asyncDispose]());

const workflow = { GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'owner/name' };
afterEach(() => vi.unstubAllEnvs());

test.each([
  { GITHUB_SERVER_URL: '', GITHUB_REPOSITORY: '' },
  { ...workflow, GITHUB_SERVER_URL: '' },
  { ...workflow, GITHUB_REPOSITORY: '' },
])(
  'without the whole address of the repository a release stops with one sentence: %j',
  async (env) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await copy.perform(run, '--dry-run')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        "The repository's address is not known: run the workflow release, or set GITHUB_SERVER_URL (https://host) and GITHUB_REPOSITORY (owner/name).\n",
    });
  },
);

test('a dry run builds, writes the address and gives npm each package that is not private', async () => {
  const args = ['run', 'release:publish', '--', '--dry-run'];
  const env = { ...process.env, ...workflow };
  const { stdout } = await promisify(execFile)('npm', args, { cwd: copy.folder, env });
  expect(stdout).toContain('+ clear-presign-made-up@0.1.0');
  expect(stdout).not.toContain('closed');
  const built = JSON.parse(await readFile(join(copy.folder, 'open/dist/package.json'), 'utf8'));
  // The links of a package's README are told from its folder.
  expect(built.repository).toEqual({
    type: 'git',
    url: 'git+https://git.example/owner/name.git',
    directory: 'open',
  });
});

test('a package that npm refuses stops the release', async () => {
  await copy.edit('build.cjs', 'clear-presign-made-up', 'Not A Name');
  for (const [name, value] of Object.entries(workflow)) vi.stubEnv(name, value);
  const { code, stderr } = await copy.run('src/tasks/publish/main.ts', '--dry-run');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^npm publish \S+ --access=public --dry-run failed\.$/m);
});
