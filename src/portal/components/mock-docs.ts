import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** The parts of a fault that the mock can be asked for, in the words of its source. */
export function faultParts(root: string): Html {
  const file = join(root, 'src/mock/injection/injected-fault.ts');
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const type = tree.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === 'InjectedFault',
  );
  if (!type || !ts.isTypeLiteralNode(type.type)) {
    throw new Error(`${file} no longer says what a fault may have.`);
  }
  const rows = type.type.members.map((member) => {
    const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
    const words = ts.getTextOfJSDocComment(doc?.comment) ?? '';
    return html`<tr><td><code>${member.name?.getText(tree)}</code></td><td>${inline(words)}</td></tr>`;
  });
  return html`<table><thead><tr><th scope="col">Part</th><th scope="col">What it does</th></tr></thead><tbody>${rows}</tbody></table>`;
}
