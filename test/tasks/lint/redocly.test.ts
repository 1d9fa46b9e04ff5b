import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lintWithRedocly } from '../../../src/tasks/lint/redocly.ts';
import { workspace } from '../../spec/workspace.ts';

const root = join(import.meta.dirname, '../../..');

it('sees what Spectral does not: misspelt keywords, undeclared properties, unused components', async () => {
  await using copy = await workspace();
  const storage = 'spec/storage.yaml';
  await copy.edit(
    storage,
    'Code: KeyTooLongError, Message:',
    'Code: KeyTooLongError, Key: a, Message:',
  );
  await copy.edit(storage, '      xml: { name: Error }', '      readonly: true');
  await copy.edit(storage, '  schemas:\n', '  schemas:\n    Unused: { type: string }\n');
  const found = await lintWithRedocly(copy.folder, [join(copy.folder, storage)]);
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ['redocly/struct', 'Property `readonly` is not expected here. Did you mean readOnly?'],
    [
      'redocly/no-invalid-media-type-examples',
      'Example value must conform to the schema: must NOT have unevaluated properties `Key`.',
    ],
    ['redocly/no-unused-components', 'Component: "Unused" is never used.'],
  ]);
});

it('is the one to see a keyword of 3.0, a required name without a property, and a torn text', async () => {
  await using copy = await workspace();
  const [one, storage] = ['spec/one-integration.yaml', 'spec/storage.yaml'];
  await copy.edit(
    one,
    '    Message:\n      type: string',
    '    Message:\n      nullable: true\n      type: string',
  );
  await copy.edit(
    one,
    "      type: [object, 'null']\n      description: An object or null",
    "      type: [object, 'null']\n      required: [page]\n      description: An object or null",
  );
  await copy.edit(
    storage,
    'Message: The specified bucket does not exist. }',
    'Message: The bucket, as specified, does not exist. }',
  );
  const files = [one, storage].map((file) => join(copy.folder, file));
  const found = await lintWithRedocly(copy.folder, files);
  expect(new Set(found.map(({ rule }) => rule))).toEqual(
    new Set([
      'redocly/struct',
      'redocly/no-required-schema-properties-undefined',
      'redocly/no-invalid-media-type-examples',
    ]),
  );
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
