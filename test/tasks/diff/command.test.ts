import { readFile } from 'node:fs/promises';
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

/** What is said of each document in turn; of one that did not change unless told. */
const report = (said: { readonly [id: string]: string } = {}) =>
  [
    '# The contracts since their release',
    ...sourceDocuments.flatMap(({ id, document: { info } }) => [
      `## ${info.title}`,
      said[id] ?? `Nothing changed since ${info.version}.`,
    ]),
  ].join('\n\n');

it('fails breaking changes, those of x- keys too, until the version is a new major one', async () => {
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

  await copy.edit('spec/one-integration.yaml', `  version: ${version}\n`, `  version: ${next}\n`);
  const half = await copy.perform(run);
  expect(half.stdout).toContain(
    `Released ${version}, now ${next}; the changes ask for ${next} or later.`,
  );
  expect(half.code).toBe(1);

  await copy.edit('spec/integration-v1.yaml', other, type);
  expect((await copy.perform(run, release)).code).toBe(0);
  const { code, stdout } = await copy.perform(run);
  expect(stdout).toBe(`${report({ 'one-integration': `Nothing changed since ${next}.` })}\n`);
  expect(code).toBe(0);
});

it('lets a harmless change pass, says which version it asks for, and gives its report to a step of a workflow', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit('spec/storage.yaml', 'description: The id of this request', 'description: An id');
  const [output, summary] = [join(copy.folder, 'output'), join(copy.folder, 'summary.md')];
  vi.stubEnv('GITHUB_OUTPUT', output).stubEnv('GITHUB_STEP_SUMMARY', summary);
  const { code, stdout } = await copy.perform(run, '--github');
  const version = versionOf('storage');
  const next = version.replace(/\d+$/, (patch) => `${Number(patch) + 1}`);
  const changed = `Released ${version}, now ${version}; the changes ask for ${next} or later.

### Wording, examples and bounds that only became safer

- description changed. (\`#/paths/~1Upload/put/responses/400/content/application~1xml/schema/properties/RequestId/description\`)
`;
  expect(stdout).toBe(report({ storage: changed }));
  expect(await readFile(summary, 'utf8')).toBe(stdout);
  const [, end, given] = /^report<<(.+)\n(.*)\n\1\n$/s.exec(await readFile(output, 'utf8')) ?? [];
  expect(end).toMatch(/^[\da-f-]{36}$/);
  expect(`${given}\n`).toBe(stdout);
  expect(code).toBe(0);
});

it('refuses a version that is none', async () => {
  await using copy = await workspace();
  await copy.release();
  const version = versionOf('storage');
  await copy.edit('spec/storage.yaml', `  version: ${version}\n`, '  version: next\n');
  const { code, stderr } = await copy.perform(run);
  expect(stderr).toBe('info.version is next; write it as three numbers, for instance 1.0.0.\n');
  expect(code).toBe(1);
});

it('says that no step of a workflow runs', async () => {
  vi.stubEnv('GITHUB_OUTPUT', '').stubEnv('GITHUB_STEP_SUMMARY', '');
  expect(await perform(run, ['--github'])).toEqual({
    code: 1,
    stdout: '',
    stderr: '--github is for a step of a GitHub workflow, and none runs here.\n',
  });
});
