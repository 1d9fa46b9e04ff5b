import { lifetimeOf } from '../../contract/operations.ts';
import { argumentsOf, mainPages, type Reference, secretsOf } from '../references.ts';
import { callSamples } from '../samples/calls.ts';
import { answersView, responsesView } from './answers.ts';
import type { Highlight } from './code.ts';
import { evidence, legend, mark } from './evidence.ts';
import { breakable, type Html, html, row, trusted } from './html.ts';
import { inputsView, mistakesView } from './inputs.ts';
import { blocks, inline } from './markdown.ts';
import { samplesView } from './samples.ts';
import { contentTypes, uploadFacts } from './tables.ts';
import { tryItView } from './try-it.ts';

/** A whole contract on one page: the call first, how it is used beside it, all that is to be known below. */
export function referenceView(
  reference: Reference,
  all: readonly Reference[],
  highlight: Highlight,
): Html {
  return html`<div class="reference"><div class="call">${call(reference)}</div>
<div class="uses">${uses(reference, all, highlight)}</div>
<div class="says">${operation(reference, all)}${about(reference, all)}</div></div>`;
}

function call(reference: Reference): Html {
  const { document, operation, name, title, method, path, address, storage } = reference;
  const secrets = secretsOf(reference);
  const inputs = argumentsOf(reference);
  const types = Object.entries(operation['x-upload-content-types'] ?? {});
  const life = lifetimeOf(document, operation);
  return html`<h1>${title}</h1><p class="lead">${document.info.summary}</p>
<p class="endpoint"><span class="method">${method.toUpperCase()}</span> ${path ? html`<code data-copy>${breakable(path)}</code>` : html`<code>${address}</code>`}</p>
<dl class="needs">${secrets.length > 0 && html`<dt>Credentials</dt><dd>${row(secrets.map(({ header }) => html`<code data-copy>${header}</code>`))}</dd>`}${
    inputs.length > 0 &&
    html`<dt>Takes</dt><dd>${row(inputs.map(({ parameter }) => html`<a href="#parameter-${parameter.name}"><code>${parameter.name}</code></a> (${parameter.in})`))}</dd>`
  }${life && html`<dt>Answers</dt><dd>a URL that lives ${life.documented} seconds, as documented</dd>`}${
    types.length > 0 &&
    html`<dt>Then</dt><dd>${storage ? html`<a href="/reference/${storage}/">upload</a>` : 'upload'} with ${row(types.map(([extension, type]) => html`<code>${type}</code> (.${extension})`))}</dd>`
  }</dl>
<p class="unmarked">Documented unless marked. OpenAPI: <a href="/downloads/${name}.yaml" download>YAML</a>, <a href="/downloads/${name}.json" download>JSON</a>; in Postman, Insomnia or Bruno choose Import and this file.</p>`;
}

function operation(reference: Reference, all: readonly Reference[]): Html {
  const { document, operation } = reference;
  const types = operation['x-upload-content-types'];
  const faults = operation['x-faults'];
  return html`<section><h2 id="operation">${operation.summary}</h2>
${siblings(blocks(operation.description), reference, all)}${operation.externalDocs && html`<p><a href="${operation.externalDocs.url}">${operation.externalDocs.description}</a></p>`}${evidence(operation['x-evidence'], document)}</section>
${inputsView(reference)}${types && html`<section><h2 id="content-types">Then upload with this Content-Type</h2>${contentTypes([reference])}<p><a href="/guides/upload/">Why it matters, and how to upload</a></p></section>`}${uploadFacts(operation)}${faults && html`<section><h2 id="mistakes">Which mistake gives which answer</h2>${mistakesView(faults)}</section>`}<section><h2 id="responses">Responses</h2>${responsesView(reference)}</section>${servers(reference)}`;
}

function servers({ document }: Reference): Html {
  return html`<section><h2 id="servers">Servers</h2><ul class="fields">${(
    document.servers ?? []
  ).map(
    (server) =>
      html`<li><p class="name"><code data-copy>${server.url}</code> ${server['x-environment'] && html`<span class="type">${server['x-environment']}</span>`}</p>${blocks(server.description)}${evidence(server['x-evidence'], document)}</li>`,
  )}</ul></section>`;
}

/** The story that the call is a part of, and where all of this is from. */
function about(reference: Reference, all: readonly Reference[]): Html {
  const { info, externalDocs, tags = [], 'x-sources': sources = {} } = reference.document;
  return html`<section class="about"><h2 id="about">About this API</h2>${siblings(blocks(info.description), reference, all)}${tags.length > 0 && html`<ul>${tags.map((tag) => html`<li>${tag.name}: ${inline(tag.description)}</li>`)}</ul>`}</section>
<section><h2 id="evidence">Where this is from</h2><p>Version ${info.version} of this description · ${info.license?.name} licence · <a href="${info.contact?.url}">${info.contact?.name}</a>${externalDocs && html` · <a href="${externalDocs.url}">${externalDocs.description}</a>`}</p>
<p>What stands here without a mark is documented by the owner. The marks:</p><ul class="legend">${(Object.keys(legend) as (keyof typeof legend)[]).map((basis) => html`<li>${mark(basis)} ${legend[basis]}</li>`)}</ul>
<p>Sources:</p><ul>${Object.values(sources).map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}</ul></section>`;
}

/** Where the owner's words lead to the page of a sibling, the page of it here is meant. */
function siblings(said: Html, { name }: Reference, all: readonly Reference[]): Html {
  return trusted(
    mainPages(all).reduce((markup, { name: other, url, document: { externalDocs } }) => {
      if (other === name || !externalDocs) return markup;
      return markup.replaceAll(`href="${externalDocs.url}"`, `href="${url}"`);
    }, said.markup),
  );
}

function uses(reference: Reference, all: readonly Reference[], highlight: Highlight): Html {
  const { path, operation } = reference;
  const canTry = path !== undefined && !operation.requestBody;
  return html`<section><h2 id="request">Request</h2>${samplesView(callSamples(reference, all), highlight)}${reference.storage && reference.isMain && html`<p><a href="/samples/${reference.name}/">Whole programs in eight languages</a></p>`}</section>${canTry && tryItView(reference, all)}<section><h2 id="answers">Answers</h2>${answersView(reference, highlight)}</section>`;
}
