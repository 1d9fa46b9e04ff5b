import { codeBlock } from '../components/code.ts';
import { html } from '../components/html.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Command line',
  description:
    'Upload, get a URL and check a live server from a terminal or a pipeline, without code.',
  section: 'Tools',
  order: 2,
  permalink: 'guides/command-line/index.html',
};

export function render({ portal }: PageData): string {
  const { text, commands } = portal.clientHelp;
  return html`<h1>Command line</h1><p class="lead">${data.description}</p>
<p>The package <code>clear-presign-cli</code> brings the command <code>clear-presign</code>. Secrets are never options: a token comes from the environment or from a file, so it stands in no history and no process list. This is what the command says of itself with <code>--help</code>.</p>
<h2 id="clear-presign">clear-presign</h2>
${codeBlock(text, 'text', portal.highlight)}
${commands.map(({ name, text }) => html`<h2 id="${name}">clear-presign ${name}</h2>${codeBlock(text, 'text', portal.highlight)}`)}`
    .markup;
}
