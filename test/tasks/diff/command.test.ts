import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceDocuments } from '../../spec/documents.ts';
import { workspace } from '../../spec/workspace.ts';

const command = 'src/tasks/diff/main.ts';
const release = '--release';

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

it('says that nothing changed since the release', async () => {
  await using copy = await workspace();
  await copy.release();
  const { code, stdout } = await copy.run(command);
  expect(stdout).toBe(`${report()}\n`);
  expect(code).toBe(0);
});

it('fails a breaking change until the version is a new major one', async () => {
  await using copy = await workspace();
  await copy.release();
  const version = versionOf('one-integration');
  const next = `${Number.parseInt(version, 10) + 1}.0.0`;
  await copy.edit('spec/one-integration.yaml', 'name: filename\n', 'name: fileName\n');

  const refused = await copy.run(command);
  expect(refused.stdout).toContain(
    `**This breaks callers of ${version}, and the version is ${version}.** Undo the breaking changes, or set \`info.version\` to ${next}.`,
  );
  expect(refused.code).toBe(1);
  expect((await copy.run(command, release)).code).toBe(1);

  await copy.edit('spec/one-integration.yaml', `  version: ${version}\n`, `  version: ${next}\n`);
  const announced = await copy.run(command, release);
  expect(announced.stdout).toContain(
    `Released ${version}, now ${next}; the changes ask for ${next} or later.`,
  );
  expect(announced.code).toBe(0);
  expect((await copy.run(command)).stdout).toContain(`Nothing changed since ${next}.`);
});

it('fails a breaking change of an x- key alone', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit(
    'spec/integration-v1.yaml',
    '        csv: application/vnd.ms-excel\n',
    '        csv: text/csv\n',
  );
  const { code, stdout } = await copy.run(command);
  expect(stdout).toContain(
    '- x-upload-content-types csv changed from "application/vnd.ms-excel" to "text/csv".',
  );
  expect(code).toBe(1);
});

it('lets a harmless change pass and says which version it asks for', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit('spec/storage.yaml', 'description: The id of this request', 'description: An id');
  const { code, stdout } = await copy.run(command);
  const version = versionOf('storage');
  const next = version.replace(/\d+$/, (patch) => `${Number(patch) + 1}`);
  const changed = `Released ${version}, now ${version}; the changes ask for ${next} or later.

### Wording, examples and bounds that only became safer

- description changed. (\`#/paths/~1Upload/put/responses/400/content/application~1xml/schema/properties/RequestId/description\`)
`;
  expect(stdout).toBe(report({ storage: changed }));
  expect(code).toBe(0);
});

it('refuses a version that is none', async () => {
  await using copy = await workspace();
  await copy.release();
  const version = versionOf('storage');
  await copy.edit('spec/storage.yaml', `  version: ${version}\n`, '  version: next\n');
  const { code, stderr } = await copy.run(command);
  expect(stderr).toBe('info.version is next; write it as three numbers, for instance 1.0.0.\n');
  expect(code).toBe(1);
});

it('gives its report to a step of a workflow, and says when none runs', async () => {
  await using copy = await workspace();
  await copy.release();
  const summary = join(copy.folder, 'summary.md');
  const output = join(copy.folder, 'output');
  const { code, stdout } = await copy.runIn(
    { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output },
    command,
    '--github',
  );
  expect(code).toBe(0);
  expect(await readFile(summary, 'utf8')).toBe(stdout);
  const [, end, report] = /^report<<(.+)\n(.*)\n\1\n$/s.exec(await readFile(output, 'utf8')) ?? [];
  expect(end).toMatch(/^[\da-f-]{36}$/);
  expect(report).toBe(stdout);
  expect(
    await copy.runIn({ GITHUB_STEP_SUMMARY: '', GITHUB_OUTPUT: '' }, command, '--github'),
  ).toMatchObject({
    code: 1,
    stderr: '--github is for a step of a GitHub workflow, and none runs here.\n',
  });
});
