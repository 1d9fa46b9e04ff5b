import type { Reference } from '../contract/references.ts';
import { codes } from './codes.ts';
import { lifetime } from './comparison.ts';
import { type Html, html } from './html.ts';
import { blocks } from './markdown.ts';

/** The APIs side by side, by the facts that tell which one is whose. */
export function apiCards(references: readonly Reference[]): Html {
  return html`<div class="pair">${references.filter(({ path }) => path).map(card)}</div>`;
}

function card(api: Reference): Html {
  const { document, operation, method, path, url } = api;
  const [purpose = ''] = document.info.description.split('\n\n');
  const schemes = Object.values(document.components.securitySchemes ?? {});
  const types = operation['x-upload-content-types'] ?? {};
  return html`<section><h3><a href="${url}">${document.info.title}</a></h3>${blocks(purpose)}<dl>
<dt>Call</dt><dd><span class="method">${method.toUpperCase()}</span> <code>${path}</code></dd>
<dt>Credentials</dt><dd>${codes(schemes.map(({ name }) => name))}</dd>
<dt>Files</dt><dd>${codes(Object.keys(types).map((name) => `.${name}`))}</dd>
<dt>A CSV goes up as</dt><dd>${types['csv'] && codes([types['csv']])}</dd>
<dt>The URL lives, as documented</dt><dd>${lifetime(api)} seconds</dd>
</dl></section>`;
}
