import { lifetimeOf } from '../../contract/operations.ts';
import { apiPages, type Reference } from '../contract/references.ts';
import { secretsOf } from '../contract/secrets.ts';
import { codes } from './codes.ts';
import { type Html, html } from './html.ts';
import { blocks } from './markdown.ts';

/** The APIs side by side, by the facts that tell which one is whose. */
export function apiCards(references: readonly Reference[]): Html {
  return html`<div class="pair">${apiPages(references).map(card)}</div>`;
}

function card(api: Reference): Html {
  const { document, operation, method, path, url } = api;
  const [purpose = ''] = document.info.description.split('\n\n');
  const types = operation['x-upload-content-types'];
  const life = lifetimeOf(document, operation);
  return html`<section><h3><a href="${url}">${document.info.title}</a></h3>${blocks(purpose)}<dl>
<dt>Call</dt><dd><span class="method">${method.toUpperCase()}</span> <code>${path}</code></dd>
<dt>Credentials</dt><dd>${codes(secretsOf(api.document, api.operation).map(({ name }) => name))}</dd>
${
  types &&
  html`<dt>Files</dt><dd>${codes(Object.keys(types).map((name) => `.${name}`))}</dd>
`
}${
  types?.['csv'] &&
  html`<dt>A CSV goes up as</dt><dd>${codes([types['csv']])}</dd>
`
}${
  life &&
  html`<dt>The URL lives, as documented</dt><dd>${life.documented} seconds</dd>
`
}</dl></section>`;
}
