import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { lintWithRedocly } from '../../../src/tasks/lint/redocly.ts';
import { workspace } from '../../spec/workspace.ts';

const root = join(import.meta.dirname, '../../..');

it('sees what Spectral does not: misspelt keywords, undeclared and missing properties, unused components, torn texts', async () => {
  await using copy = await workspace();
  const [one, storage] = ['spec/one-integration.yaml', 'spec/storage.yaml'];
  const edits = [
    [storage, 'Code: KeyTooLongError, Message:', 'Code: KeyTooLongError, Key: a, Message:'],
    [storage, '      xml: { name: Error }', '      readonly: true'],
    [storage, '  schemas:\n', '  schemas:\n    Unused: { type: string }\n'],
    [storage, 'specified bucket does not exist. }', 'bucket, as specified, does not exist. }'],
    [
      one,
      '    Message:\n      type: string',
      '    Message:\n      nullable: true\n      type: string',
    ],
    [
      one,
      "      type: [object, 'null']\n      description: An object or null",
      "      type: [object, 'null']\n      required: [page]\n      description: An object or null",
    ],
  ] as const;
  for (const [file, good, bad] of edits) await copy.edit(file, good, bad);
  const files = [one, storage].map((file) => join(copy.folder, file));
  const found = await lintWithRedocly(copy.folder, files);
  const shown = found.map(({ file, rule, message }) => `${basename(file)} ${rule}: ${message}`);
  const example =
    'redocly/no-invalid-media-type-examples: Example value must conform to the schema';
  // Both files lead to the faults of storage.yaml.
  expect([...new Set(shown)]).toEqual([
    'one-integration.yaml redocly/struct: Property `nullable` is not expected here.',
    "one-integration.yaml redocly/no-required-schema-properties-undefined: Required property 'page' is not defined.",
    'storage.yaml redocly/struct: Property `readonly` is not expected here. Did you mean readOnly?',
    `storage.yaml ${example}: must NOT have unevaluated properties \`Key\`.`,
    `storage.yaml ${example}: must NOT have unevaluated properties \`as specified\`.`,
    `storage.yaml ${example}: must NOT have unevaluated properties \`does not exist.\`.`,
    'storage.yaml redocly/no-unused-components: Component: "Unused" is never used.',
  ]);
});

it.each(['redocly.yaml', 'spec/rules/ruleset.mjs'])(
  'switches no rule off in %s without a reason above it',
  (file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const isOff = (line = '') => /['-]?: ['"]?off\b/.test(line) && !line.startsWith('telemetry');
    const isComment = (line = '') => /^\s*(#|\/\/) [A-Z]|^\s*(#|\/\/) [a-z].*\.$/.test(line);
    const bare = lines.filter((line, index) => {
      const above = lines.slice(0, index).findLast((earlier) => !isOff(earlier));
      return isOff(line) && !isComment(above);
    });
    expect(lines.filter(isOff)).not.toEqual([]);
    expect(bare).toEqual([]);
  },
);

it('leaves our rules to the stock command of Spectral as well', { timeout: 60_000 }, async () => {
  await using copy = await workspace();
  await copy.edit('spec/storage.yaml', 'operationId: uploadFile', 'operationId: file_upload');
  const { code, stdout } = await copy.run(
    'node_modules/@stoplight/spectral-cli/dist/index.js',
    'lint',
    'spec/storage.yaml',
    '--ruleset=spec/rules/ruleset.mjs',
    '--format=json',
    '--quiet',
  );
  const found: readonly { readonly code: string }[] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  expect(found.map(({ code }) => code)).toEqual(['operation-id']);
  expect(code).toBe(1);
});
