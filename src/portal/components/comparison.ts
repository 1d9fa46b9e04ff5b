import type { Reference } from '../contract/references.ts';
import { codes } from './codes.ts';
import { type Html, html } from './html.ts';

/** The APIs side by side, fact by fact. */
export function comparison(references: readonly Reference[]): Html {
  const apis = references.filter(({ path }) => path);
  return html`<table class="comparison"><thead><tr>${apis.map(({ document, url }) => html`<th scope="col"><a href="${url}">${document.info.title}</a></th>`)}</tr></thead>${rows.map(
    ([label, cell]) =>
      html`<tbody><tr><th scope="rowgroup" colspan="${apis.length}">${label}</th></tr><tr>${apis.map((api) => html`<td>${cell(api)}</td>`)}</tr></tbody>`,
  )}</table>`;
}

/** How long the URL of an API lives, in seconds, as documented. */
export function lifetime({ document }: Reference): number | undefined {
  return Object.values(document.components.schemas)
    .flatMap(({ properties }) => Object.values(properties ?? {}))
    .find((property) => property['x-expires-in'])?.['x-expires-in']?.documented;
}

const rows: readonly (readonly [label: string, cell: (api: Reference) => Html])[] = [
  ['Call', ({ method, path }) => html`<code>${method.toUpperCase()} ${path}</code>`],
  [
    'Credentials',
    ({ document }) =>
      codes(Object.values(document.components.securitySchemes ?? {}).map(({ name }) => name)),
  ],
  [
    'Parameters',
    ({ operation }) =>
      codes((operation.parameters ?? []).map(({ name, in: place }) => `${name} (${place})`)),
  ],
  [
    'Content-Type of the upload',
    ({ operation }) =>
      html`<ul>${Object.entries(operation['x-upload-content-types'] ?? {}).map(([extension, type]) => html`<li>.${extension}: <code>${type}</code></li>`)}</ul>`,
  ],
  ['The URL lives, as documented', (api) => html`${lifetime(api)} seconds`],
  ['Statuses', ({ operation }) => codes(Object.keys(operation.responses))],
];
