import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { type Source, sources } from './sources.ts';

/** What each part may import, beside itself and packages: spec → contract → generated → client, mock → docs. */
const mayImport: Record<string, readonly string[]> = {
  'src/contract': [],
  'src/generate': ['spec', 'src/contract', 'src/tasks/task.ts'],
  'src/tasks/task.ts': [],
  'src/tasks/publish': ['src/tasks/task.ts'],
  'src/tasks/lint': ['spec', 'src/contract', 'src/generate', 'src/tasks/task.ts'],
  'src/tasks/diff': ['spec', 'src/contract', 'src/generate', 'src/tasks/task.ts'],
  // Browser code: of the contract it takes the pure reading of an answer, else what was generated.
  'src/client': ['generated', 'src/contract/meaning.ts'],
  // The command has the library by its public name, as everybody has, and holds servers against the contract.
  'src/cli': ['src/contract'],
  'src/mock': ['generated', 'src/contract'],
  'src/docs': ['src/portal'],
  // Its try-it masks what a server repeats as the client does.
  'src/portal': [
    'generated',
    'spec',
    'src/contract',
    'src/client/mask.ts',
    'src/generate',
    'src/tasks/diff',
    'src/tasks/task.ts',
  ],
  'src/tasks/start': ['generated', 'src'],
  spec: ['src/contract'],
};

test('nothing imports upwards', () => {
  const upward = sources('{src,spec}/**/*.{ts,mjs}').flatMap((source) =>
    imports(source)
      .map((name) => normalize(join(dirname(source.file), name)))
      .filter(
        (path) =>
          partOf(path) !== partOf(source.file) &&
          !allowed(partOf(source.file)).some((ok) => path.startsWith(ok)),
      )
      .map((path) => `${source.file} imports ${path}`),
  );
  expect(upward).toEqual([]);
});

test('the command has of this house the library, and that by its public names alone', () => {
  const named = sources('src/cli/**/*.ts').flatMap(packages);
  const ours = named.filter((name) => name.startsWith('clear-presign'));
  expect([...new Set(ours)].toSorted()).toEqual([
    'clear-presign',
    'clear-presign/node',
    'clear-presign/openapi',
  ]);
});

test('only the start and the tests know both the client and the mock by their package names', () => {
  const both = sources('src/{generate,tasks/lint,tasks/diff,client,mock,portal}/**/*.ts').flatMap(
    (source) =>
      packages(source)
        .filter((name) => /^clear-presign(-mock)?$/.test(name))
        .map((name) => `${source.file} imports ${name}`),
  );
  expect(both).toEqual([]);
});

function allowed(part: string): readonly string[] {
  return mayImport[part] ?? [];
}

function partOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top !== 'src') return top;
  return second === 'tasks' ? `src/tasks/${third}` : `src/${second}`;
}

function specifiers({ text, parsed }: Source): string[] {
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamicImports
      .map(({ moduleRequest: { start, end } }) => text.slice(start, end))
      .flatMap((written) => /^['"](.*)['"]$/.exec(written)?.[1] ?? []),
  ];
}

function imports(source: Source): string[] {
  return specifiers(source).filter((name) => name.startsWith('.'));
}

function packages(source: Source): string[] {
  return specifiers(source).filter((name) => !name.startsWith('.'));
}
