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
    // No name of theirs is looked at.
    noLib: true,
    types: [],
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

test('the client imports nothing but itself, generated facts, the meaning of answers and openapi-fetch', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const imports = new Map<string, string[]>();
  const contract: string[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const place = fileName.startsWith('.')
        ? relative(folder, join(folder, fileName)).split('/').slice(0, -1).join('/')
        : fileName.replace(/^node:.*/, 'node:');
      if (place === '../contract') contract.push(fileName);
      imports.set(place, [...(imports.get(place) ?? []), file]);
    }
  }
  expect([...imports.keys()].sort()).toEqual([
    '',
    '../../generated',
    '../contract',
    'node:',
    'openapi-fetch',
  ]);
  const importing = (place: string) => new Set(imports.get(place));
  expect(importing('../../generated')).toEqual(
    new Set(['index.ts', 'node.ts', 'openapi.ts', 'exchange.ts']),
  );
  expect(importing('openapi-fetch')).toEqual(new Set(['client.ts', 'hooks.ts', 'options.ts']));
  expect(importing('node:')).toEqual(
    new Set(['node-client.ts', 'node-source.ts', 'put-by-node.ts']),
  );
  expect(new Set(contract)).toEqual(new Set(['../contract/meaning.ts']));
});
