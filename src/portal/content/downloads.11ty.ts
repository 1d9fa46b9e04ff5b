import { html, row, table } from '../components/html.ts';
import type { PageData } from '../pages.ts';
import { apiPages, mainPages } from '../references.ts';

export const data = {
  title: 'Downloads',
  description: 'The APIs as OpenAPI and Arazzo, for the tools that you use already.',
  section: 'More',
  order: 2,
  permalink: 'downloads/index.html',
};

export function render({ portal }: PageData): string {
  return html`<h1>Downloads</h1><p class="lead">${data.description}</p>
${table(
  ['API', 'Files'],
  mainPages(portal.references).map(
    ({ name, document }) =>
      html`<tr><td>${document.info.title} ${document.info.version}</td><td><a href="/downloads/${name}.yaml" download>OpenAPI YAML</a>, <a href="/downloads/${name}.json" download>OpenAPI JSON</a></td></tr>`,
  ),
)}
<p>In Postman, Insomnia or Bruno choose Import and one of these files. Keep credentials in variables of your own, and out of what you share.</p>
<ul><li><a href="/downloads/upload.arazzo.yaml" download>The upload as Arazzo workflows</a>: the flow of both APIs, runnable by <code>redocly respect</code>. It refers to the OpenAPI documents beside it.</li>
<li><a href="/llms-full.txt">Everything here as one Markdown file</a>, and <a href="/llms.txt">a table of contents for language models</a>.</li></ul>
<h2 id="redoc">The reference by Redoc</h2>
<p>The same as Redocly shows it, each in one file that needs a script and no network: ${row(apiPages(portal.references).map(({ name, document }) => html`<a href="/redoc/${name}/">${document.info.title}</a>`))}.</p>`
    .markup;
}
