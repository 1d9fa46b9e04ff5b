import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One thing that the client exports, with its own words. */
export type ExportDoc = {
  readonly name: string;
  readonly kind: 'function' | 'type' | 'class' | 'value';
  readonly doc: string;
  /** How it is written, without its body. */
  readonly signature: string;
};

/** What a module of the client exports, in its order and each once, as its docstrings say. */
export function exportsOf(file: string): ExportDoc[] {
  const tree = parse(file);
  const all = tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return reexported(statement, file);
    const doc = isExported(statement) && documented(statement, tree);
    return doc ? [doc] : [];
  });
  return [...new Map(all.map((each) => [each.name, each])).values()];
}

function reexported(statement: ts.ExportDeclaration, file: string): ExportDoc[] {
  const { moduleSpecifier, exportClause } = statement;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
  const all = exportsOf(join(dirname(file), moduleSpecifier.text));
  if (!exportClause || !ts.isNamedExports(exportClause)) return all;
  return exportClause.elements.flatMap(
    ({ name }) => all.find((each) => each.name === name.text) ?? [],
  );
}

function documented(statement: ts.Statement, tree: ts.SourceFile): ExportDoc | undefined {
  const doc = docOf(statement);
  const signature = textOf(tree, statement.getStart(tree), statement.end);
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    const head = textOf(tree, statement.getStart(tree), statement.body?.getStart(tree));
    return { name: statement.name.text, kind: 'function', doc, signature: head };
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    return { name: statement.name.text, kind: 'type', doc, signature };
  }
  if (ts.isClassDeclaration(statement) && statement.name) {
    return { name: statement.name.text, kind: 'class', doc, signature: classText(statement, tree) };
  }
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return { name: declaration?.name.getText(tree) ?? '', kind: 'value', doc, signature };
  }
  return undefined;
}

/** The public fields and methods, without bodies and private parts. */
function classText(node: ts.ClassDeclaration, tree: ts.SourceFile): string {
  const head = textOf(tree, node.getStart(tree), node.members.pos);
  const members = node.members.filter(
    (member) =>
      !ts.isConstructorDeclaration(member) && !(member.name && ts.isPrivateIdentifier(member.name)),
  );
  const lines = members.map((member) => {
    const body = 'body' in member ? (member.body as ts.Node | undefined) : undefined;
    const text = tree.text.slice(member.getFullStart(), body?.getStart(tree) ?? member.end);
    return `  ${text.trim().replace(/;?$/, ';')}`;
  });
  return [head, ...lines, '}'].join('\n');
}

/** The words of a docstring, with its tags. */
export function docOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment, tags = [] }) =>
      [ts.getTextOfJSDocComment(comment), ...tags.map(tagText)].filter(Boolean).join('\n\n'),
    )
    .join('\n\n');
}

function tagText(tag: ts.JSDocTag): string {
  const name = ts.isJSDocParameterTag(tag) ? ` ${tag.name.getText()}` : '';
  return `**${tag.tagName.text}**${name} ${ts.getTextOfJSDocComment(tag.comment) ?? ''}`;
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function textOf(tree: ts.SourceFile, start: number, end = tree.end): string {
  return tree.text
    .slice(start, end)
    .replace(/^export /, '')
    .trim();
}

export function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}
