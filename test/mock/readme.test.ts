import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { callsOf, credentialOf } from '../../src/contract/operations.ts';
import { help } from '../../src/mock/command-line.ts';

const readme = await readFile('src/mock/README.md', 'utf8');

test('the README lists the test tokens of each API, and the invalid one, as its document has them', () => {
  const written = Object.values(bundles).flatMap((document) => {
    const rows = callsOf(document).map(({ method, path, operation }) => {
      const names = documentedAnswers(document, operation).map(({ name }) => `\`mock-${name}\``);
      const header = credentialOf(document, operation)?.header.toLowerCase();
      const invalid = (operation['x-faults'] ?? []).find(
        ({ name, equals }) => equals !== undefined && name.toLowerCase() === header,
      );
      const tokens = [...new Set(names)].join(', ');
      return `| \`${method.toUpperCase()} ${path}\` | \`${invalid?.equals ?? '-'}\` | ${tokens} |`;
    });
    return rows;
  });
  const table = ['| operation | invalid token | test tokens |', '| --- | --- | --- |', ...written];
  const [, shown = ''] = /<!-- tokens -->\n([\s\S]*?)\n<!-- end of tokens -->/.exec(readme) ?? [];
  expect(shown).toBe(table.join('\n'));
});

test('the README names every option of startMock that the command has, and the page of each', async () => {
  const source = await readFile('src/mock/options.ts', 'utf8');
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(12);
  expect(options.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  expect(help).toContain('--allowed-host');
});
