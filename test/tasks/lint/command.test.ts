import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { rules, rulesBetween } from '../../../spec/rules/rules.ts';
import { run } from '../../../src/tasks/lint/main.ts';
import { documents } from '../../spec/documents.ts';
import { perform, workspace } from '../../spec/workspace.ts';

it('prints the counts when all is well, and of which document nothing is pinned', async () => {
  await using copy = await workspace();
  // Of one document alone, since `npm run check` has just done it for all.
  for (const file of [...documents.filter((id) => id !== 'storage'), 'upload.arazzo']) {
    await rm(join(copy.folder, `spec/${file}.yaml`));
  }
  await writeFile(join(copy.folder, 'spec/pinned.yaml'), '{}\n');
  const registry = join(copy.folder, 'redocly.yaml');
  const apis = { storage: { root: 'spec/storage.yaml' } };
  await writeFile(registry, stringify({ ...parse(await readFile(registry, 'utf8')), apis }));
  expect(await copy.perform(run)).toEqual({
    code: 0,
    stdout: `contracts: 2 files, ${rules.length + rulesBetween.length} rules of our own, 0 findings
spec/pinned.yaml has no line of storage: spec/README.md tells how its facts are pinned
`,
    stderr: '',
  });
});

it('says what is wrong, why and how to mend it in sources, workflows, bundles and the table, with Redocly’s rules as well', async () => {
  await using copy = await workspace();
  await copy.edit('spec/storage.yaml', 'operationId: uploadFile', 'operationId: "a%:,b"');
  await copy.edit('spec/storage.yaml', 'xml: { name: Error }', 'xlm: { name: Error }');
  await copy.edit('spec/storage.yaml', 'x-clock-skew: 900', 'x-clock-skew: 600');
  await copy.edit('spec/upload.arazzo.yaml', 'summary: Upload a CSV', 'sumary: Upload a CSV');
  await copy.edit('generated/one-integration/openapi.json', '"Forbidden."', '"forbidden"');
  const { code, stdout, stderr } = await copy.perform(run, '--annotate');
  const found = stderr.split('\n').map((line) => line.replace(/:\d+:\d+/, ''));
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^spec\/storage\.yaml {2}operation-id {2}The operationId a%:,b does not name a deed\. The operationId becomes the name of a function in every client, and a function does something\. Begin with a verb \(.*\) and write camelCase\.$/,
      ),
      'spec/storage.yaml  redocly/struct  Property `xlm` is not expected here. Did you mean xml?',
      'spec/upload.arazzo.yaml  redocly/struct  Property `sumary` is not expected here. Did you mean summary?',
      expect.stringMatching(/^generated\/one-integration\/openapi\.json {2}whole-sentences {2}/),
      expect.stringMatching(/^spec\/pinned\.yaml {2}pins-held {2}storage at /),
      expect.stringMatching(/^\d+ findings in \d+ files$/),
    ]),
  );
  const lines = (await readFile(join(copy.folder, 'spec/storage.yaml'), 'utf8')).split('\n');
  const line = lines.findIndex((text) => text.includes('a%:,b')) + 1;
  expect(stderr).toContain(`spec/storage.yaml:${line}:`);
  // Whatever characters it holds, a pull request shows it on its line.
  expect(stdout).toMatch(
    new RegExp(
      `^::error file=spec/storage\\.yaml,line=${line},col=\\d+,title=operation-id::The operationId a%25:,b does not`,
      'm',
    ),
  );
  expect(code).toBe(1);
});

it('as a command refuses an option that it does not have, with a call that works', async () => {
  await using copy = await workspace();
  expect(await copy.run('src/tasks/lint/main.ts', '--fix')).toEqual({
    code: 1,
    stdout: '',
    stderr: "Unknown option '--fix'. Write, for instance: npm run lint -- spec/storage.yaml\n",
  });
});

it('names a file that is not OpenAPI and does not go on', async () => {
  await using copy = await workspace();
  await writeFile(join(copy.folder, 'spec/storage.yaml'), 'name: register\n');
  const { code, stdout, stderr } = await copy.perform(run);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.replace(/\d+ files/, 'N files')).toBe(
    'spec/storage.yaml:1:1  not-openapi  This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.\n1 findings in N files\n',
  );
});

it('names a file that is not there', async () => {
  await using copy = await workspace();
  const { code, stderr } = await copy.perform(run, 'spec/strorage.yaml');
  expect(stderr).toMatch(/^There is no file .*spec\/strorage\.yaml\.\n$/);
  expect(code).toBe(1);
});

it('says of a folder that it wants the files in it', async () => {
  expect(await perform(run, ['spec'])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${resolve('spec')} is a folder. Name the files in it.\n`,
  });
});
