import { lifetimeOf } from '../../contract/operations.ts';
import { apiPages, parametersOf, type Reference } from '../contract/references.ts';
import { secretsOf } from '../contract/secrets.ts';
import { codes } from './codes.ts';
import { type Html, html } from './html.ts';

/** The APIs side by side, fact by fact. */
export function comparison(references: readonly Reference[]): Html {
  const apis = apiPages(references);
  return html`<table class="comparison"><thead><tr>${apis.map(({ document, url }) => html`<th scope="col"><a href="${url}">${document.info.title}</a></th>`)}</tr></thead>${rows.map(
    ([label, cell]) =>
      html`<tbody><tr><th scope="rowgroup" colspan="${apis.length}">${label}</th></tr><tr>${apis.map((api) => html`<td>${cell(api)}</td>`)}</tr></tbody>`,
  )}</table>`;
}

const rows: readonly (readonly [label: string, cell: (api: Reference) => Html])[] = [
  ['Call', ({ method, path }) => html`<code>${method.toUpperCase()} ${path}</code>`],
  ['Credentials', (api) => codes(secretsOf(api.document, api.operation).map(({ name }) => name))],
  [
    'Parameters',
    ({ operation }) =>
      codes(parametersOf(operation).map(({ name, in: place }) => `${name} (${place})`)),
  ],
  [
    'Content-Type of the upload',
    ({ operation }) =>
      html`<ul>${Object.entries(operation['x-upload-content-types'] ?? {}).map(([extension, type]) => html`<li>.${extension}: <code>${type}</code></li>`)}</ul>`,
  ],
  [
    'The URL lives, as documented',
    ({ document, operation }) => {
      const life = lifetimeOf(document, operation);
      return life ? html`${life.documented} seconds` : html`no URL`;
    },
  ],
  ['Statuses', ({ operation }) => codes(Object.keys(operation.responses))],
];
