import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type Mock, startMock } from '../../src/mock/index.ts';
import { allPages } from './visit.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let mock: Mock;
let folder: string;

beforeAll(async () => {
  // One of their own, since the samples move its clock and inject faults.
  mock = await startMock();
  // Below the workspace, so that the packages are found by their names.
  await mkdir(join(root, 'dist'), { recursive: true });
  folder = await mkdtemp(join(root, 'dist/samples-'));
  for (const name of ['sales.csv', 'sales april.csv']) {
    await copyFile(join(root, 'test/fixtures/sales-register.csv'), join(folder, name));
  }
});

afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a sample as a reader would, against the mock; what it printed is returned. */
async function runSample(language: string, source: string): Promise<string> {
  const text = source.replaceAll('http://127.0.0.1:4010', mock.url);
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    CLEAR_BASE_URL: mock.url,
    CLEAR_AUTH_TOKEN: 'any-token',
    CLEAR_INTEGRATION_ID: '00000000-0000-4000-8000-000000000001',
  };
  const file = join(folder, `${crypto.randomUUID()}.${language === 'bash' ? 'sh' : 'ts'}`);
  await writeFile(file, language === 'bash' ? `set -eu\n${text}` : text);
  const command = language === 'bash' ? 'bash' : process.execPath;
  const { stdout } = await run(command, [file], { cwd: folder, env, timeout: 20_000 });
  return stdout;
}

type Fence = { readonly language: string; readonly source: string };

async function fences(path: string): Promise<Fence[]> {
  const text = await readFile(join(inject('folder'), path, 'index.md'), 'utf8');
  return [...text.matchAll(/^```(ts|bash)\n([\s\S]*?)\n```$/gm)].map(
    ([, language = '', source = '']) => ({ language, source }),
  );
}

const guides = allPages().filter((path) => path.startsWith('/guides/'));

test('the guides have samples in both languages', async () => {
  const all = (await Promise.all(guides.map(fences))).flat();
  expect(all.filter(({ language }) => language === 'ts').length).toBeGreaterThan(5);
  expect(all.filter(({ language }) => language === 'bash').length).toBeGreaterThan(4);
});

describe.each(guides)('%s', (path) => {
  test('every sample runs, and none prints a secret', async () => {
    for (const { language, source } of await fences(path)) {
      const [, script] = /^npm ci && npm (\w+)$/.exec(source) ?? [];
      if (script) expect(Object.keys(manifest.scripts)).toContain(script);
      else {
        const printed = await runSample(language, source);
        if (language === 'ts') expect(printed).not.toContain('X-Amz-Signature');
      }
    }
  });
});
