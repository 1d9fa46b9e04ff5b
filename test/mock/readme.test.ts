import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { callsOf } from '../../src/contract/operations.ts';
import { help } from '../../src/mock/command-line.ts';

const readme = await readFile('src/mock/README.md', 'utf8');

test('the README names no token that no document has, and the one that each refuses', () => {
  const calls = Object.values(bundles).flatMap((document) =>
    callsOf(document).map(({ operation }) => ({ document, operation })),
  );
  const known = calls.flatMap(({ document, operation }) =>
    documentedAnswers(document, operation).map(({ name }) => `mock-${name}`),
  );
  const shown = [...readme.matchAll(/`(mock-[\w-]+)`/g)].map(([, token = '']) => token);
  expect(shown.length).toBeGreaterThan(1);
  expect(known).toEqual(expect.arrayContaining(shown));
  const refused = calls.flatMap(({ operation }) =>
    (operation['x-faults'] ?? []).flatMap(({ equals }) => equals ?? []),
  );
  expect(refused).toContain(/`([\w-]+)` is refused as the owner/.exec(readme)?.[1]);
});

test('the README names every option of startMock that the command has, and the page of each', async () => {
  const source = await readFile('src/mock/options.ts', 'utf8');
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(12);
  expect(options.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  expect(help).toContain('--allowed-host');
});
