import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** The TypeScript sources below a folder of `src/`, each with its syntax tree. */
export function sources(pattern: string): { file: string; tree: ts.SourceFile }[] {
  return globSync(pattern, { exclude: (name) => /(^|\/)(dist|node_modules)$/.test(name) })
    .sort()
    .map((file) => ({
      file,
      tree: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
    }));
}

/** Every node of a tree, from the top down. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}
