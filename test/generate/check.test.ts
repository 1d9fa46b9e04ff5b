import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A copy of what the generator reads and writes, so that a test may spoil it. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'generate-'));
  for (const part of [
    'spec',
    'generated',
    'src/contract',
    'src/generate',
    'package.json',
    'redocly.yaml',
  ]) {
    await cp(part, join(project, part), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(project, 'node_modules'));
});

afterAll(() => rm(project, { recursive: true, force: true }));

describe('npm run generate -- --check', () => {
  test('passes on what is committed', async () => {
    expect(await generate('--check')).toEqual({
      code: 0,
      output: expect.stringMatching(/^generated\/: \d+ files up to date\n$/),
    });
  });

  test('names each file that is stale, missing or extra, also one that git does not track', async () => {
    await appendFile(join(project, 'generated/one-integration/client.ts'), '// edited\n');
    await rm(join(project, 'generated/integration-v1/schema.ts'));
    await writeFile(join(project, 'generated/storage/notes.txt'), 'left over\n');
    expect(await generate('--check')).toEqual({
      code: 1,
      output: [
        'generated/one-integration/client.ts: stale',
        'generated/integration-v1/schema.ts: missing',
        'generated/storage/notes.txt: extra',
        'generated/ does not follow from spec/. Run: npm run generate',
        '',
      ].join('\n'),
    });
  });

  test('is mended by generating, to the same bytes as committed', async () => {
    const { output } = await generate();
    expect(output).toMatch(/^generated\/: 3 changes, \d+ files$/m);
    expect(output).toContain('generated/integration-v1/schema.ts: written\n');
    expect(output).toContain('generated/storage/notes.txt: removed\n');
    for (const file of ['one-integration/client.ts', 'integration-v1/schema.ts']) {
      expect(await readFile(join(project, 'generated', file), 'utf8')).toBe(
        await readFile(join('generated', file), 'utf8'),
      );
    }
    expect((await generate('--check')).code).toBe(0);
  });

  test('sees a fact that changed in a document', async () => {
    const document = join(project, 'spec/integration-v1.yaml');
    const text = await readFile(document, 'utf8');
    await writeFile(document, text.replace('documented: 600', 'documented: 900'));
    const { code, output } = await generate('--check');
    await writeFile(document, text);
    expect(code).toBe(1);
    expect(output).toContain('generated/integration-v1/client.ts: stale');
    expect(output).toContain('generated/integration-v1/openapi.json: stale');
  });

  test('says in one sentence, without a stack, that a document is not YAML', async () => {
    const document = join(project, 'spec/storage.yaml');
    const text = await readFile(document, 'utf8');
    await writeFile(document, `${text}\n  : [`);
    const { code, output } = await generate('--check');
    await writeFile(document, text);
    expect(code).toBe(1);
    expect(output).toContain(
      'spec/storage.yaml, named by apis: storage: in redocly.yaml, cannot be read:',
    );
    expect(output).not.toMatch(/^\s+at /m);
  });
});

test('the help says what --check does', async () => {
  expect((await generate('--help')).output).toContain('--check   write nothing; fail');
});

function generate(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const command = ['src/generate/main.ts', ...args];
    execFile(process.execPath, command, { cwd: project }, (fault, stdout, stderr) =>
      done({ code: Number(fault?.code ?? 0), output: stdout + stderr }),
    );
  });
}
