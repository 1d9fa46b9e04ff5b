import { html } from '../components/html.ts';
import { apiPages, mainPages, type Reference } from '../contract/references.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Downloads',
  description:
    'The contracts as OpenAPI, Arazzo and Postman collections, for the tools that you use already.',
  section: 'More',
  order: 1,
  permalink: 'downloads/index.html',
};

export function render({ portal }: PageData): string {
  return html`<h1>Downloads</h1><p class="lead">${data.description}</p>
<table><thead><tr><th scope="col">Contract</th><th scope="col">Files</th></tr></thead><tbody>${mainPages(portal.references).map(row)}</tbody></table>
<ul><li><a href="/downloads/upload.arazzo.yaml" download>The upload as Arazzo workflows</a>: the flow of both APIs, runnable by <code>redocly respect</code>. It refers to the OpenAPI documents beside it.</li>
<li><a href="/llms-full.txt">Everything here as one Markdown file</a>, and <a href="/llms.txt">a table of contents for language models</a>.</li></ul>
<p>In a Postman collection the credentials are variables of the collection: fill them in there, and keep them out of what you share.</p>
<h2 id="redoc">The reference by Redoc</h2>
<p>The same contracts as Redocly shows them, each in one file that needs a script and no network: ${apiPages(portal.references).map(({ name, document }, index) => html`${index > 0 && ', '}<a href="/redoc/${name}/">${document.info.title}</a>`)}.</p>`
    .markup;
}

function row({ name, document, path }: Reference) {
  return html`<tr><td>${document.info.title} ${document.info.version}</td><td><a href="/downloads/${name}.yaml" download>OpenAPI YAML</a>, <a href="/downloads/${name}.json" download>OpenAPI JSON</a>${path && html`, <a href="/downloads/${name}.postman.json" download>Postman collection</a>`}</td></tr>`;
}
