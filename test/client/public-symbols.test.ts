import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/client');

test('every public symbol has a docstring', () => {
  const files = ['index.ts', 'node.ts'].map((file) => join(folder, file));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const names: string[] = [];
  const bare: string[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    for (const exported of module ? checker.getExportsOfModule(module) : []) {
      const isAlias = exported.flags & ts.SymbolFlags.Alias;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      names.push(exported.name);
      if (!symbol.getDocumentationComment(checker).length) bare.push(exported.name);
    }
  }
  expect(bare).toEqual([]);
  expect(names).toContain('createOneIntegrationClient');
  expect(names).toContain('fromPath');
});

test('the client imports nothing but itself, generated facts and openapi-fetch', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const imports = new Map<string, string[]>();
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const place = fileName.startsWith('.')
        ? relative(folder, join(folder, fileName)).split('/').slice(0, -1).join('/')
        : fileName.replace(/^node:.*/, 'node:');
      imports.set(place, [...(imports.get(place) ?? []), file]);
    }
  }
  expect([...imports.keys()].sort()).toEqual([
    '',
    '../../generated/integration-v1',
    '../../generated/one-integration',
    '../../generated/storage',
    'node:',
    'openapi-fetch',
  ]);
  expect(new Set(imports.get('openapi-fetch'))).toEqual(new Set(['raw-client.ts']));
  expect(new Set(imports.get('node:'))).toEqual(
    new Set(['node-http.ts', 'node-put.ts', 'node-source.ts']),
  );
});
