import type { Named } from '../../contract/document.ts';
import type { Operation, Signature } from '../contract/document.ts';
import { apiPages, type Reference } from '../contract/references.ts';
import { type Html, html } from './html.ts';

const counted = new Intl.NumberFormat('en');

/** Which Content-Type the upload must send for which file. */
export function contentTypesView(types: Named<string>): Html {
  return html`<table class="values"><thead><tr><th scope="col">File</th><th scope="col"><code>Content-Type</code> of the upload</th></tr></thead><tbody>${Object.entries(
    types,
  ).map(
    ([extension, type]) =>
      html`<tr><th scope="row"><code>.${extension}</code></th><td><code>${type}</code></td></tr>`,
  )}</tbody></table>`;
}

export function limitsView({
  rows = {},
  bodyBytes,
  keyBytes,
}: NonNullable<Operation['x-limits']>): Html {
  return html`<ul>${Object.entries(rows).map(([extension, count]) => html`<li><code>.${extension}</code>: at most ${counted.format(count)} rows</li>`)}${bodyBytes !== undefined && html`<li>Body: at most ${counted.format(bodyBytes)} bytes</li>`}${keyBytes !== undefined && html`<li>Object key: at most ${counted.format(keyBytes)} bytes</li>`}</ul>`;
}

export function signatureView({ algorithm, region, service, signedHeaders }: Signature): Html {
  return html`<p>As the samples are signed: <code>${algorithm}</code>, region <code>${region}</code>, service <code>${service}</code>, signed headers ${signedHeaders.map((name, index) => html`${index > 0 && ', '}<code>${name}</code>`)}.</p>`;
}

export function expiryView({ lifetime }: NonNullable<Operation['x-expiry']>): Html {
  return html`<p>The URL tells its own life: <code>${lifetime}</code> is the seconds for which it lives after its signing.</p>`;
}

export function clockSkewView(seconds: number): Html {
  return html`<p>A signature whose date is more than ${counted.format(seconds)} seconds ahead of storage's clock is refused.</p>`;
}

/** The same for every API, so that the difference catches the eye. */
export function contentTypesBothView(references: readonly Reference[]): Html {
  const apis = apiPages(references);
  const types = apis.map(({ operation }) => operation['x-upload-content-types'] ?? {});
  const extensions = [...new Set(types.flatMap((each) => Object.keys(each)))];
  return html`<table><thead><tr><th scope="col">File</th>${apis.map(({ document }) => html`<th scope="col">${document.info.title}</th>`)}</tr></thead><tbody>${extensions.map(
    (extension) =>
      html`<tr><th scope="row"><code>.${extension}</code></th>${types.map((each) => html`<td>${each[extension] ? html`<code>${each[extension]}</code>` : 'not accepted'}</td>`)}</tr>`,
  )}</tbody></table>`;
}
