import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lintWithRedocly } from '../../src/lint/redocly.ts';
import { workspace } from '../spec/workspace.ts';

const root = join(import.meta.dirname, '../..');

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
