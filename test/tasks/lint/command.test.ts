import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { workspace } from '../../spec/workspace.ts';

const command = 'src/tasks/lint/main.ts';

it('prints the counts when all is well', async () => {
  await using copy = await workspace();
  const { code, stdout, stderr } = await copy.run(command);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^contracts: \d+ files, \d+ rules of our own, 0 findings\n/);
});

it('says of which document nothing is pinned', async () => {
  await using copy = await workspace();
  const table = join(copy.folder, 'spec/pinned.yaml');
  const { storage: _, ...others } = parse(await readFile(table, 'utf8'));
  await writeFile(table, stringify(others));
  const { code, stdout } = await copy.run(command);
  expect(stdout).toContain(
    'spec/pinned.yaml has no line of storage: spec/README.md tells how its facts are pinned\n',
  );
  expect(stdout).not.toContain('has no line of upload');
  expect(code).toBe(0);
});

it('says what is wrong, why it matters and how to mend it, at its line', async () => {
  await using copy = await workspace();
  await copy.edit('spec/storage.yaml', 'operationId: uploadFile', 'operationId: file_upload');
  const { code, stdout, stderr } = await copy.run(command, 'spec/storage.yaml');
  expect(stderr).toMatch(
    /^spec\/storage\.yaml:\d+:\d+ {2}operation-id {2}The operationId file_upload does not name a deed\. The operationId becomes the name of a function in every client, and a function does something\. Begin with a verb \(.*\) and write camelCase\.\n1 findings in 1 files\n$/,
  );
  expect(stdout).toBe('');
  expect(code).toBe(1);
});

it('looks at sources, workflows and bundles, with Redocly’s rules as well', async () => {
  await using copy = await workspace();
  await copy.edit('spec/storage.yaml', 'xml: { name: Error }', 'xlm: { name: Error }');
  await copy.edit('spec/upload.arazzo.yaml', 'summary: Upload a CSV', 'sumary: Upload a CSV');
  await copy.edit('generated/one-integration/openapi.json', '"Forbidden."', '"forbidden"');
  const { code, stderr } = await copy.run(command);
  const found = stderr.split('\n').map((line) => line.replace(/:\d+:\d+/, ''));
  expect(found).toEqual(
    expect.arrayContaining([
      'spec/storage.yaml  redocly/struct  Property `xlm` is not expected here. Did you mean xml?',
      'spec/upload.arazzo.yaml  redocly/struct  Property `sumary` is not expected here. Did you mean summary?',
      expect.stringMatching(/^generated\/one-integration\/openapi\.json {2}whole-sentences {2}/),
    ]),
  );
  expect(code).toBe(1);
});

it('shows a finding on its line of a pull request, whatever characters it holds', async () => {
  await using copy = await workspace();
  await copy.edit('spec/storage.yaml', 'operationId: uploadFile', 'operationId: "a%:,b"');
  const { stdout } = await copy.run(command, '--annotate', 'spec/storage.yaml');
  expect(stdout).toMatch(
    /^::error file=spec\/storage\.yaml,line=\d+,col=\d+,title=operation-id::The operationId a%25:,b does not/m,
  );
});

it('refuses an option that it does not have, with a call that works', async () => {
  await using copy = await workspace();
  expect(await copy.run(command, '--fix')).toEqual({
    code: 1,
    stdout: '',
    stderr: "Unknown option '--fix'. Write, for instance: npm run lint -- spec/storage.yaml\n",
  });
});

it('names a file that is not OpenAPI and does not go on', async () => {
  await using copy = await workspace();
  await writeFile(join(copy.folder, 'spec/storage.yaml'), 'name: register\n');
  const { code, stdout, stderr } = await copy.run(command);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.replace(/\d+ files/, 'N files')).toBe(
    'spec/storage.yaml:1:1  not-openapi  This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.\n1 findings in N files\n',
  );
});

it('names a file that is not there', async () => {
  await using copy = await workspace();
  const { code, stderr } = await copy.run(command, 'spec/strorage.yaml');
  expect(stderr).toMatch(/^There is no file .*spec\/strorage\.yaml\.\n$/);
  expect(code).toBe(1);
});
