import { STATUS_CODES } from 'node:http';
import { resolve } from '../../contract/document.ts';
import { basisOf } from '../../contract/evidence.ts';
import { isRetryable } from '../contract/answers.ts';
import type { ApiDocument, Header, Response } from '../contract/document.ts';
import type { Reference } from '../contract/references.ts';
import { codes } from './codes.ts';
import { yesNo } from './constraints.ts';
import { evidence } from './evidence.ts';
import { type Html, html } from './html.ts';
import { blocks, inline } from './markdown.ts';
import { examplesTable } from './parameters.ts';
import { refName, schemaView, typeName } from './schema.ts';

/** Every response of the operation; a body shape that comes again is shown once and referred to. */
export function responsesView({ document, operation, storage }: Reference): Html {
  const shown = new Map<string, string>();
  const documented = Object.entries(operation.responses)
    .filter(([, response]) => basisOf(resolve(document, response)) === 'documented')
    .map(([status]) => status);
  return html`${documented.length > 0 && html`<p>The owner’s page lists ${codes(documented)}.</p>`}${Object.entries(
    operation.responses,
  ).map(([status, reference]) =>
    responseView(status, resolve(document, reference), document, shown, storage),
  )}`;
}

function responseView(
  status: string,
  response: Response,
  document: ApiDocument,
  shown: Map<string, string>,
  storage: string | undefined,
): Html {
  return html`<section class="response"><h3 id="response-${status}"><span class="status s${status[0]}">${status}</span> ${STATUS_CODES[status]}</h3>
${blocks(response.description)}${meaning(response)}${evidence(response['x-evidence'], document['x-sources'])}${headers(response, document)}${bodies(status, response, document, shown)}${links(response, storage)}</section>`;
}

function meaning(response: Response): Html {
  const kind = response['x-error-kind'];
  if (!kind) return html``;
  return html`<p class="meaning">Means <a href="/guides/errors/#${kind}">${kind}</a>. Worth a retry: ${yesNo(isRetryable(kind))}.</p>`;
}

function headers({ headers }: Response, document: ApiDocument): Html {
  return html`${Object.entries(headers ?? {}).map(([name, header]) => headerView(name, header, document))}`;
}

function headerView(name: string, header: Header, document: ApiDocument): Html {
  const id = `header-${name}`;
  const sources = document['x-sources'];
  return html`<ul class="fields"><li id="${id}"><p class="name"><code>${name}</code> <span class="type">${typeName(header.schema, document)}</span> <span class="in">header</span></p>${blocks(header.description)}${schemaView(header.schema, { document, id })}${header.examples && examplesTable(header.examples, document)}${evidence(header['x-evidence'], sources)}</li></ul>`;
}

function bodies(
  status: string,
  response: Response,
  document: ApiDocument,
  shown: Map<string, string>,
): Html {
  return html`${Object.entries(response.content ?? {}).map(([mediaType, { schema }]) => {
    const name = schema.$ref ? refName(schema.$ref) : undefined;
    const before = name ? shown.get(name) : undefined;
    const heading = html`<p class="body">Body: <code>${mediaType}</code>${name && html`, <code>${name}</code>`}</p>`;
    if (before)
      return html`${heading}<p>The same fields as in <a href="#response-${before}">${before}</a>.</p>`;
    if (name) shown.set(name, status);
    return html`${heading}${schemaView(schema, { document, id: `response-${status}` })}`;
  })}`;
}

function links({ links }: Response, storage: string | undefined): Html {
  return html`${Object.values(links ?? {}).map(
    (link) =>
      html`<p class="next">Next: ${inline(link.description)} The URL stands at <code>${link['x-target-url']}</code>. ${storage && html`<a href="/reference/${storage}/">The upload</a>`}</p>`,
  )}`;
}
