import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { run } from '../../../src/tasks/diff/main.ts';
import { sourceDocuments } from '../../spec/documents.ts';
import { perform, workspace } from '../../spec/workspace.ts';

const release = '--release';

afterEach(() => vi.unstubAllEnvs());

/** The version that a document states, whichever that is by now. */
const versionOf = (id: string) =>
  String(sourceDocuments.find((source) => source.id === id)?.document.info.version);

it('fails breaking changes until the version is a new major one, tells a workflow, and then is the release', async () => {
  await using copy = await workspace();
  await copy.release();
  const version = versionOf('one-integration');
  const next = `${Number.parseInt(version, 10) + 1}.0.0`;
  await copy.edit('spec/one-integration.yaml', 'name: filename\n', 'name: fileName\n');
  const types = ['application/vnd.ms-excel', 'text/csv'].map((type) => `        csv: ${type}\n`);
  const [type = '', other = ''] = types;
  await copy.edit('spec/integration-v1.yaml', type, other);

  const refused = await copy.run('src/tasks/diff/main.ts', release);
  expect(refused.stdout).toContain(
    `**This breaks callers of ${version}, and the version is ${version}.** Undo the breaking changes, or set \`info.version\` to ${next}.`,
  );
  expect(refused.stdout).toContain(
    '- x-upload-content-types csv changed from "application/vnd.ms-excel" to "text/csv".',
  );
  expect(refused.code).toBe(1);

  await copy.edit('spec/integration-v1.yaml', other, type);
  await copy.edit('spec/one-integration.yaml', `  version: ${version}\n`, `  version: ${next}\n`);
  await copy.edit('spec/storage.yaml', 'description: The id of this request', 'description: An id');
  const [output, summary] = [join(copy.folder, 'output'), join(copy.folder, 'summary.md')];
  vi.stubEnv('GITHUB_OUTPUT', output).stubEnv('GITHUB_STEP_SUMMARY', summary);
  const announced = await copy.perform(run, release, '--github');
  expect(announced.stdout).toContain(
    `Released ${version}, now ${next}; the changes ask for ${next} or later.`,
  );
  const storage = versionOf('storage');
  const later = storage.replace(/\d+$/, (patch) => `${Number(patch) + 1}`);
  expect(
    announced.stdout,
  ).toContain(`Released ${storage}, now ${storage}; the changes ask for ${later} or later.

### Wording, examples and bounds that only became safer

- description changed. (\`#/paths/~1Upload/put/responses/400/content/application~1xml/schema/properties/RequestId/description\`)
`);
  expect(await readFile(summary, 'utf8')).toBe(announced.stdout);
  const [, end, given] = /^report<<(.+)\n(.*)\n\1\n$/s.exec(await readFile(output, 'utf8')) ?? [];
  expect(end).toMatch(/^[\da-f-]{36}$/);
  expect(`${given}\n`).toBe(announced.stdout);
  expect(announced.code).toBe(0);

  const { code, stdout } = await copy.perform(run);
  const unchanged = sourceDocuments.flatMap(({ id, document: { info } }) => [
    `## ${info.title}`,
    `Nothing changed since ${id === 'one-integration' ? next : info.version}.`,
  ]);
  expect(stdout).toBe(`${['# The contracts since their release', ...unchanged].join('\n\n')}\n`);
  expect(code).toBe(0);
});

it('fails when a released contract is in the registry no more, until its release is taken away', async () => {
  await using copy = await workspace();
  await copy.edit('redocly.yaml', '  integration-v1:\n    root: spec/integration-v1.yaml\n', '');
  await rm(join(copy.folder, 'spec/integration-v1.yaml'));
  const gone = await copy.perform(run, release);
  const { title } = sourceDocuments.find(({ id }) => id === 'integration-v1')?.document.info ?? {};
  expect(gone.stdout).toContain(`## ${title}

**This breaks every caller of ${versionOf('integration-v1')}: the contract is gone.** Put it back, or delete spec/released/integration-v1.json when nobody calls it any more.`);
  expect(gone.code).toBe(1);
  await rm(join(copy.folder, 'spec/released/integration-v1.json'));
  expect(await copy.perform(run)).toMatchObject({ code: 0, stderr: '' });
});

it('refuses a version that is not three numbers, also of a contract that is new', async () => {
  await using copy = await workspace();
  await rm(join(copy.folder, 'spec/released/storage.json'));
  await copy.edit(
    'spec/storage.yaml',
    `\n  version: ${versionOf('storage')}\n`,
    '\n  version: v2\n',
  );
  expect(await copy.perform(run, release)).toMatchObject({
    code: 1,
    stderr:
      'Clear storage upload: info.version is v2; write it as three numbers, for instance 1.0.0.\n',
  });
});

it('names a released contract that cannot be read, and takes it for no new one', async () => {
  await using copy = await workspace();
  const file = join(copy.folder, 'spec/released/storage.json');
  await writeFile(file, '{');
  const { code, stderr } = await copy.perform(run);
  expect(stderr).toMatch(/^\S+\/spec\/released\/storage\.json cannot be read: [^\n]+\.\n$/);
  expect(code).toBe(1);
  await rm(file);
  await mkdir(file);
  expect((await copy.perform(run)).stderr).toContain(`${file} cannot be read: EISDIR`);
});

it('says that no step of a workflow runs', async () => {
  vi.stubEnv('GITHUB_OUTPUT', '').stubEnv('GITHUB_STEP_SUMMARY', '');
  expect(await perform(run, ['--github'])).toEqual({
    code: 1,
    stdout: '',
    stderr: '--github is for a step of a GitHub workflow, and none runs here.\n',
  });
});
