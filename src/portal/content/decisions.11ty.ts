import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { html, trusted } from '../components/html.ts';
import { slug } from '../markdown-guides.ts';

const folder = join(import.meta.dirname, 'decisions');
const renderer = new MarkdownIt();

export const data = {
  title: 'Decisions',
  description: 'What was decided while making this, in which situation and with which consequence.',
  section: 'More',
  order: 3,
  permalink: 'decisions/index.html',
};

export function render(): string {
  const records = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return html`<h1>Decisions</h1><p class="lead">${data.description}</p>${records.map(record)}`
    .markup;
}

/** A record begins with its title, which stands one level lower on the shared page. */
function record(text: string) {
  const [, title = '', body = ''] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  return html`<section><h2 id="${slug(title)}">${title}</h2>${trusted(renderer.render(body))}</section>`;
}
