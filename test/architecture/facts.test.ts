import { globSync, readFileSync } from 'node:fs';
import { Visitor } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { answersOf } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { camelCase, pascalCase } from '../../src/contract/names.ts';
import {
  callsOf,
  credentialOf,
  inputsOf,
  lifetimeOf,
  sharedCalls,
  uploadLinkOf,
} from '../../src/contract/operations.ts';
import { readRegistry } from '../../src/contract/registry.ts';
import { type Source, sources } from './sources.ts';

const registry = readRegistry('.');
const bundles = [...registry.apis, ...registry.shared].map(
  ({ id }): OpenApiDocument => JSON.parse(readFileSync(`generated/${id}/openapi.json`, 'utf8')),
);
const calls = bundles.flatMap((document) =>
  [...callsOf(document), ...sharedCalls(document)].map((call) => ({ document, ...call })),
);
const shapes = calls.flatMap(({ document, operation }) =>
  Object.values(answersOf(document, operation)).flatMap((answer) => answer.shapes),
);

/** Facts that code must read from the contract: a literal of one in `src/` would be a second place for it. */
const facts = new Set<string>([
  ...calls.flatMap(({ document, operation }) => credentialOf(document, operation)?.header ?? []),
  ...calls.flatMap(({ document, operation }) =>
    inputsOf(document, operation).flatMap(({ role, parameter }) =>
      role === 'setting' ? parameter.name : [],
    ),
  ),
  ...calls.map(({ path }) => path).filter((path) => path.startsWith('/')),
  ...bundles.flatMap(({ servers = [] }) => servers.map(({ url }) => url)),
  ...calls.flatMap(({ operation }) => Object.values(operation['x-upload-content-types'] ?? {})),
  ...calls.flatMap(({ document, operation }) => uploadLinkOf(document, operation)?.pointer ?? []),
  ...shapes.flatMap(({ kinds = {} }) => Object.keys(kinds)),
  ...calls.flatMap(
    ({ operation }) => operation['x-faults']?.flatMap(({ equals }) => equals ?? []) ?? [],
  ),
]);

/** Those that are facts as a part of a longer text too: URLs, paths and header names. */
const addresses = [...facts].filter((fact) => /^(https?:|\/|x-)/.test(fact));

/** Lifetimes in seconds and sizes in bytes. */
const numbers = new Set<number>(
  calls.flatMap(({ document, operation }) => [
    ...Object.values(lifetimeOf(document, operation) ?? {}),
    ...Object.values(operation['x-limits']?.rows ?? {}),
    operation['x-limits']?.bodyBytes ?? Number.NaN,
  ]),
);

test('no fact of the contracts is typed into the sources', () => {
  expect(facts.size).toBeGreaterThan(20);
  const typed = sources('src/{contract,generate,client,cli,mock,portal,tasks}/**/*.ts').flatMap(
    factsIn,
  );
  expect(typed).toEqual([]);
});

test('the reader, the generator, the client, the command and the mock know no API by its name', () => {
  const names = registry.apis.flatMap(({ id }) => [id, camelCase(id), pascalCase(id)]);
  const paths = registry.apis.flatMap(({ document }) => callsOf(document).map(({ path }) => path));
  const words = [...names, ...paths, ...addresses].map((word) => word.toLowerCase());
  const files = globSync(['src/{contract,generate,client}/*.ts', 'src/{mock,cli,tasks}/**/*.ts']);
  expect(files.length).toBeGreaterThan(30);
  const known = files.flatMap((file) => {
    const code = withoutComments(readFileSync(file, 'utf8')).toLowerCase();
    return words.filter((word) => code.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(known).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function factsIn({ file, text, parsed }: Source): readonly string[] {
  const found: string[] = [];
  const look = (start: number, end: number, value: unknown) => {
    if (!isFact(value)) return;
    const line = text.slice(0, start).split('\n').length;
    found.push(`${file}:${line} ${text.slice(start, end)}`);
  };
  new Visitor({
    Literal: ({ start, end, value }) => look(start, end, value),
    TemplateElement: ({ start, end, value }) => look(start, end, value.cooked),
  }).visit(parsed.program);
  return found;
}

function isFact(value: unknown): boolean {
  if (typeof value === 'number') return numbers.has(value);
  if (typeof value !== 'string') return false;
  // A media type with a parameter is another fact than the Content-Type of an upload.
  return facts.has(value) || addresses.some((fact) => value.includes(fact));
}
