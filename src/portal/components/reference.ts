import { parametersOf, type Reference } from '../contract/references.ts';
import { secretsOf } from '../contract/secrets.ts';
import { preSignSamples } from '../samples/pre-sign.ts';
import { uploadSamples } from '../samples/upload.ts';
import { answersView } from './answers.ts';
import type { Highlight } from './code.ts';
import { evidence, legend, mark } from './evidence.ts';
import { faultsView } from './faults.ts';
import { type Html, html } from './html.ts';
import { blocks, inline } from './markdown.ts';
import { credentialView, parameterView } from './parameters.ts';
import { responsesView } from './responses.ts';
import { samplesView } from './samples.ts';
import { schemaView } from './schema.ts';
import { tryItView } from './try-it.ts';
import {
  clockSkewView,
  contentTypesView,
  expiryView,
  limitsView,
  signatureView,
} from './upload-facts.ts';

/** A whole contract on one page: what it says on the left, how it is used on the right. */
export function referenceView(
  reference: Reference,
  all: readonly Reference[],
  highlight: Highlight,
): Html {
  return html`<div class="reference"><div class="says">${overview(reference)}${operation(reference)}${sources(reference)}</div>
<div class="uses">${uses(reference, all, highlight)}</div></div>`;
}

function overview({ document, title }: Reference): Html {
  const { info, externalDocs, tags = [] } = document;
  return html`<h1>${title}</h1><p class="lead">${info.summary}</p>
<p class="version">Version ${info.version} · <a href="${info.contact.url}">${info.contact.name}</a> · ${info.license.name} licence${externalDocs && html` · <a href="${externalDocs.url}">${externalDocs.description}</a>`}</p>
<section class="about">${blocks(info.description)}${tags.length > 0 && html`<ul>${tags.map((tag) => html`<li>${tag.name}: ${inline(tag.description)}</li>`)}</ul>`}</section>`;
}

function operation(reference: Reference): Html {
  const { document, operation, method, path, address } = reference;
  return html`<section><h2 id="operation">${operation.summary}</h2>
<p class="endpoint"><span class="method">${method.toUpperCase()}</span> <code>${path ?? address}</code></p>
${blocks(operation.description)}${operation.externalDocs && html`<p><a href="${operation.externalDocs.url}">${operation.externalDocs.description}</a></p>`}${evidence(operation['x-evidence'], document['x-sources'])}</section>
${servers(reference)}${inputs(reference)}${body(reference)}${upload(reference)}${operation['x-faults'] && html`<section><h2 id="faults">Which mistake gives which answer</h2>${faultsView(operation['x-faults'])}</section>`}<section><h2 id="responses">Responses</h2>${responsesView(reference)}</section>`;
}

function servers({ document, servers }: Reference): Html {
  return html`<section><h2 id="servers">Servers</h2><ul class="fields">${servers.map(
    (server) =>
      html`<li><p class="name"><code>${server.url}</code> ${server['x-environment'] && html`<span class="type">${server['x-environment']}</span>`}</p>${blocks(server.description)}${evidence(server['x-evidence'], document['x-sources'])}</li>`,
  )}</ul></section>`;
}

function inputs(reference: Reference): Html {
  const { document } = reference;
  const secrets = secretsOf(reference.document, reference.operation);
  const parameters = parametersOf(reference.operation);
  return html`${secrets.length > 0 && html`<section><h2 id="security">Security</h2><ul class="fields">${secrets.map((secret) => credentialView(secret, document))}</ul></section>`}${parameters.length > 0 && html`<section><h2 id="parameters">Parameters</h2><ul class="fields">${parameters.map((parameter) => parameterView(parameter, document))}</ul></section>`}`;
}

function body({ document, operation }: Reference): Html {
  const { requestBody } = operation;
  if (!requestBody) return html``;
  return html`<section><h2 id="body">Body</h2>${blocks(requestBody.description)}<ul class="fields">${Object.entries(
    requestBody.content,
  ).map(
    ([mediaType, { schema }]) =>
      html`<li><p class="name"><code>${mediaType}</code> <span class="required">${requestBody.required ? 'required' : 'optional'}</span></p>${schemaView(schema, { document, id: `body-${mediaType.replace(/\W/g, '-')}` })}</li>`,
  )}</ul></section>`;
}

function upload({ operation }: Reference): Html {
  const types = operation['x-upload-content-types'];
  const limits = operation['x-limits'];
  const signature = operation['x-signature'];
  const expiry = operation['x-expiry'];
  const skew = operation['x-clock-skew'];
  return html`${types && html`<section><h2 id="content-types">Then upload with this Content-Type</h2>${contentTypesView(types)}<p><a href="/guides/upload/">Why it matters, and how to upload</a></p></section>`}${limits && html`<section><h2 id="limits">Limits</h2>${limitsView(limits)}</section>`}${signature && html`<section><h2 id="signature">Signature</h2>${signatureView(signature)}${expiry && expiryView(expiry)}${skew && clockSkewView(skew)}</section>`}`;
}

function sources({ document }: Reference): Html {
  return html`<section><h2 id="evidence">Evidence</h2><ul class="legend">${[...legend].map(([basis, meaning]) => html`<li>${mark(basis)} ${meaning}</li>`)}</ul>
<p>Sources:</p><ul>${Object.values(document['x-sources']).map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}</ul></section>`;
}

function uses(reference: Reference, all: readonly Reference[], highlight: Highlight): Html {
  const [server] = reference.servers;
  if (!server) throw new Error(`${reference.document.info.title} names no server.`);
  const samples = reference.path
    ? preSignSamples(reference, server.url)
    : uploadSamples(reference, all);
  return html`<section><h2 id="request">Request</h2>${samplesView(samples, highlight)}</section>${reference.path && !reference.operation.requestBody && tryItView(reference)}<section><h2 id="answers">Answers</h2>${answersView(reference, highlight)}</section>`;
}
