import type { Reference } from '../contract/references.ts';
import { type Html, html } from './html.ts';
import { blocks } from './markdown.ts';

/** The APIs side by side, by the facts in which they differ. */
export function apiCards(references: readonly Reference[]): Html {
  return html`<div class="pair">${references.filter(({ path }) => path).map(card)}</div>`;
}

function card({ document, operation, method, path, url }: Reference): Html {
  const [purpose = ''] = document.info.description.split('\n\n');
  const schemes = Object.values(document.components.securitySchemes ?? {});
  const types = operation['x-upload-content-types'] ?? {};
  const life = Object.values(document.components.schemas)
    .flatMap(({ properties }) => Object.values(properties ?? {}))
    .find((property) => property['x-expires-in'])?.['x-expires-in'];
  return html`<section><h3><a href="${url}">${document.info.title}</a></h3>${blocks(purpose)}<dl>
<dt>Call</dt><dd><span class="method">${method.toUpperCase()}</span> <code>${path}</code></dd>
<dt>Credentials</dt><dd>${schemes.map(({ name }, index) => html`${index > 0 && ', '}<code>${name}</code>`)}</dd>
<dt>Files</dt><dd>${Object.keys(types).map((name, index) => html`${index > 0 && ', '}<code>.${name}</code>`)}</dd>
<dt>A CSV goes up as</dt><dd><code>${types['csv']}</code></dd>
<dt>The URL lives, as documented</dt><dd>${life && `${life.documented} seconds`}</dd>
</dl></section>`;
}
