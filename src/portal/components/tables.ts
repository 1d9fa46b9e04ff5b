import { join } from 'node:path';
import ts from 'typescript';
import type { Operation } from '../../contract/document.ts';
import { inferredIn } from '../../contract/evidence.ts';
import { lifetimeOf } from '../../contract/operations.ts';
import { documentsOf, readRegistry } from '../../contract/registry.ts';
import { docOf, parse } from '../client-docs.ts';
import { apiPages, argumentsOf, givingPages, type Reference, secretsOf } from '../references.ts';
import { breakable, type Html, html, table } from './html.ts';
import { blocks, codes, inline } from './markdown.ts';

const counted = new Intl.NumberFormat('en');

type Row = readonly [label: string, cell: (api: Reference) => Html];

const purpose: Row = [
  'Call',
  ({ method, path = '' }) => html`<code>${method.toUpperCase()} ${breakable(path)}</code>`,
];
const credentials: Row = [
  'Credentials',
  (api) => codes(secretsOf(api).map(({ header }) => header)),
];
const files: Row = [
  'Upload as',
  ({ operation }) =>
    html`<ul>${Object.entries(operation['x-upload-content-types'] ?? {}).map(([extension, type]) => html`<li>.${extension}: <code>${breakable(type)}</code></li>`)}</ul>`,
];
const life: Row = [
  'The URL lives',
  ({ document, operation }) =>
    html`${counted.format(lifetimeOf(document, operation)?.documented ?? 0)} seconds, as documented`,
];

/** The APIs side by side, by the facts that tell which one is whose. */
export function apiCards(all: readonly Reference[]): Html {
  return html`<div class="pair">${givingPages(all).map((api) => {
    const [about = ''] = (api.document.info.description ?? '').split('\n\n');
    return html`<section><h3><a href="${api.url}">${api.document.info.title}</a></h3>${blocks(about)}<dl>${[purpose, credentials, files, life].map(([label, cell]) => html`<dt>${label}</dt><dd>${cell(api)}</dd>`)}</dl></section>`;
  })}</div>`;
}

/** The APIs side by side, fact by fact. */
export function comparison(all: readonly Reference[]): Html {
  const apis = givingPages(all);
  const rows: readonly Row[] = [
    purpose,
    credentials,
    [
      'Parameters',
      (api) =>
        codes(argumentsOf(api).map(({ parameter }) => `${parameter.name} (${parameter.in})`)),
    ],
    files,
    life,
    ['Statuses', ({ operation }) => codes(Object.keys(operation.responses))],
  ];
  return html`<table class="comparison"><thead><tr>${apis.map(({ document, url }) => html`<th scope="col"><a href="${url}">${document.info.title}</a></th>`)}</tr></thead>${rows.map(
    ([label, cell]) =>
      html`<tbody><tr><th scope="rowgroup" colspan="${apis.length}">${label}</th></tr><tr>${apis.map((api) => html`<td>${cell(api)}</td>`)}</tr></tbody>`,
  )}</table>`;
}

/** Which Content-Type the upload must send for which file; of several APIs, so that a difference is seen. */
export function contentTypes(apis: readonly Reference[]): Html {
  const types = apis.map(({ operation }) => operation['x-upload-content-types'] ?? {});
  const extensions = [...new Set(types.flatMap((each) => Object.keys(each)))];
  const heads = apis.map(({ document }) =>
    apis.length > 1 ? document.info.title : html`<code>Content-Type</code> of the upload`,
  );
  const rows = extensions.map(
    (extension) =>
      html`<tr><th scope="row"><code>.${extension}</code></th>${types.map((each) => html`<td>${each[extension] ? html`<code data-copy>${each[extension]}</code>` : 'not accepted'}</td>`)}</tr>`,
  );
  return table(['File', ...heads], rows);
}

/** Limits of a file, and how the URL of an upload is signed. */
export function uploadFacts({
  'x-limits': limits,
  'x-signature': signature,
  'x-expiry': expiry,
  'x-clock-skew': skew,
}: Operation): Html {
  const { rows = {}, bodyBytes, keyBytes, urlSeconds } = limits ?? {};
  return html`${limits && html`<section><h2 id="limits">Limits</h2><ul>${Object.entries(rows).map(([extension, count]) => html`<li><code>.${extension}</code>: at most ${counted.format(count)} rows</li>`)}${bodyBytes !== undefined && html`<li>Body: at most ${counted.format(bodyBytes)} bytes</li>`}${keyBytes !== undefined && html`<li>Object key: at most ${counted.format(keyBytes)} bytes</li>`}${urlSeconds !== undefined && html`<li>A URL lives for at most ${counted.format(urlSeconds)} seconds</li>`}</ul></section>`}${
    signature &&
    html`<section><h2 id="signature">Signature</h2><p>As the samples are signed: <code>${signature.algorithm}</code>, region <code>${signature.region}</code>, service <code>${signature.service}</code>, signed headers ${codes(signature.signedHeaders)}.</p>${expiry && html`<p>The URL tells its own life: <code>${expiry.lifetime}</code> is the seconds for which it lives after its signing.</p>`}${skew !== undefined && html`<p>A signature whose date is more than ${counted.format(skew)} seconds ahead of storage's clock is refused.</p>`}</section>`
  }`;
}

/** Every statement that the owner does not make, by contract. */
export function inferredStatements(root: string): Html {
  return html`${documentsOf(readRegistry(root)).map(
    ({ document }) =>
      html`<h3>${document.info.title}</h3><ul>${inferredIn(document).map(({ statement }) => html`<li>${inline(statement)}</li>`)}</ul>`,
  )}`;
}

/** What each contract says of the steps that come after the upload: items 3 and on of its flow. */
export function nextSteps(all: readonly Reference[]): Html {
  return html`${apiPages(all).map(({ document: { info } }) => {
    const steps = [...(info.description ?? '').matchAll(/^\d+\. (?:.+\n?(?: {2,}.+\n?)*)/gm)]
      .map(([step]) => step.replace(/^\d+\. /, ''))
      .slice(2);
    if (!steps.length) return html``;
    return html`<h2>${info.title}</h2><ol start="3">${steps.map((step) => html`<li>${inline(step)}</li>`)}</ol>`;
  })}`;
}

/** The parts of a fault that the mock can be asked for, in the words of its source. */
export function faultParts(root: string): Html {
  const file = join(root, 'src/mock/injection/injected-fault.ts');
  const tree = parse(file);
  const type = tree.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === 'InjectedFault',
  );
  if (!type || !ts.isTypeLiteralNode(type.type)) {
    throw new Error(`${file} no longer says what a fault may have.`);
  }
  const rows = type.type.members.map((member) => {
    return html`<tr><td><code>${member.name?.getText(tree)}</code></td><td>${inline(docOf(member))}</td></tr>`;
  });
  return table(['Part', 'What it does'], rows);
}
