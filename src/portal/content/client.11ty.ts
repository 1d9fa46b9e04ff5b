import { join } from 'node:path';
import { type ExportDoc, exportsOf } from '../client-docs.ts';
import { codeBlock, type Highlight } from '../components/code.ts';
import { type Html, html } from '../components/html.ts';
import { blocks } from '../components/markdown.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Client library',
  description: 'Everything that clear-presign exports, in the words of its own docstrings.',
  section: 'Tools',
  order: 1,
  permalink: 'guides/client/index.html',
};

const groups: readonly (readonly [kind: ExportDoc['kind'], title: string])[] = [
  ['function', 'Functions'],
  ['type', 'Types'],
  ['class', 'Errors'],
  ['value', 'Values'],
];

export function render({ portal }: PageData): string {
  const all = exportsOf(join(portal.root, 'src/client/index.ts'));
  return html`<h1>Client library</h1><p class="lead">${data.description}</p>
<p>The <a href="/guides/quick-start/">quick start</a> shows it at work, <a href="/guides/upload/">the upload</a> what it does for you.</p>
${groups.map(([kind, title]) => section(kind, title, all, portal.highlight))}`.markup;
}

function section(
  kind: ExportDoc['kind'],
  title: string,
  all: readonly ExportDoc[],
  highlight: Highlight,
): Html {
  const found = all.filter((each) => each.kind === kind);
  if (!found.length) return html``;
  return html`<section><h2 id="${title.toLowerCase()}">${title}</h2>${found.map(
    ({ name, doc, signature }) =>
      html`<h3 id="${name}"><code>${name}</code></h3>${blocks(doc)}${codeBlock(signature, 'typescript', highlight)}`,
  )}</section>`;
}
