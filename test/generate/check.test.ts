import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/generate/main.ts';
import { perform, workspace } from '../spec/workspace.ts';

test('--check names each file that is stale, missing or extra, and generating mends them to the same bytes', async () => {
  await using copy = await workspace();
  const file = (path: string) => join(copy.folder, 'generated', path);
  await appendFile(file('one-integration/client.ts'), '// edited\n');
  await rm(file('integration-v1/schema.ts'));
  await writeFile(file('storage/notes.txt'), 'left over\n');
  const [fact, another] = ['documented: 600', 'documented: 900'];
  await copy.edit('spec/integration-v1.yaml', fact, another);
  expect(await copy.perform(run, '--check')).toEqual({
    code: 1,
    stdout: [
      'generated/one-integration/client.ts: stale',
      'generated/integration-v1/openapi.json: stale',
      'generated/integration-v1/schema.ts: missing',
      'generated/integration-v1/client.ts: stale',
      'generated/storage/notes.txt: extra',
      '',
    ].join('\n'),
    stderr: 'generated/ does not follow from spec/. Run: npm run generate\n',
  });

  await copy.edit('spec/integration-v1.yaml', another, fact);
  const { stdout } = await copy.perform(run);
  expect(stdout).toMatch(/^generated\/: 3 changes, \d+ files$/m);
  expect(stdout).toContain('generated/integration-v1/schema.ts: written\n');
  expect(stdout).toContain('generated/storage/notes.txt: removed\n');
  for (const path of ['one-integration/client.ts', 'integration-v1/schema.ts']) {
    const committed = await readFile(join('generated', path), 'utf8');
    expect(await readFile(file(path), 'utf8')).toBe(committed);
  }
  expect(await copy.perform(run, '--check')).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^generated\/: \d+ files up to date\n$/),
    stderr: '',
  });
});

test('--check says in one sentence, without a stack, that a document is not YAML', async () => {
  await using copy = await workspace();
  await appendFile(join(copy.folder, 'spec/storage.yaml'), '\n  : [');
  const { code, stderr } = await copy.perform(run, '--check');
  expect(code).toBe(1);
  expect(stderr).toContain(
    'spec/storage.yaml, named by apis: storage: in redocly.yaml, cannot be read:',
  );
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('--check leads to lint when a document has another shape', async () => {
  await using copy = await workspace();
  await copy.edit('spec/one-integration.yaml', '\npaths:\n', '\npaths:\n  /nothing:\nx-paths:\n');
  const { code, stderr } = await copy.perform(run, '--check');
  expect(stderr).toMatch(
    /^Most likely a contract has another shape than OpenAPI gives it \(.*\): npm run lint says where\.\n$/,
  );
  expect(code).toBe(1);
});

test('as a command refuses an option that it does not have, with a call that works', async () => {
  await using copy = await workspace();
  expect(await copy.run('src/generate/main.ts', '--fix')).toEqual({
    code: 1,
    stdout: '',
    stderr: "Unknown option '--fix'. Write, for instance: npm run generate -- --check\n",
  });
});

test('the help says what --check does', async () => {
  expect((await perform(run, ['--help'])).stdout).toContain('--check   write nothing; fail');
});
