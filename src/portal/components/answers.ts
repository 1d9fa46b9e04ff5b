import { STATUS_CODES } from 'node:http';
import { type DocumentedAnswer, documentedAnswers } from '../../contract/answers.ts';
import {
  type Header,
  type OpenApiDocument,
  type Response,
  resolve,
} from '../../contract/document.ts';
import { basisOf } from '../../contract/evidence.ts';
import { wordsOf } from '../../contract/meaning.ts';
import type { Reference } from '../references.ts';
import { codeBlock, type Highlight } from './code.ts';
import { evidence, mark } from './evidence.ts';
import { type Html, html, table } from './html.ts';
import { examplesTable } from './inputs.ts';
import { blocks, codes, inline } from './markdown.ts';
import { isRetryable, refName, schemaView, typeName, yesNo } from './schema.ts';

/** Every documented answer, those without a body included; one is open at a time. */
export function answersView(reference: Reference, highlight: Highlight): Html {
  const { document, operation } = reference;
  const answers = documentedAnswers(document, operation);
  const bare = Object.entries(operation.responses)
    .map(([status, given]) => [status, resolve(document, given)] as const)
    .filter(
      ([status, { content }]) => !content && !answers.some((one) => `${one.status}` === status),
    )
    .map(([status, response]) =>
      folded(
        `answer-${status}`,
        status,
        STATUS_CODES[status] ?? '',
        html`${blocks(response.description)}<p class="media-type">No body.</p>`,
      ),
    );
  return html`<div class="answers">${bare}${answers.map((answer, index) => answerView(answer, index === 0, document, highlight))}</div>`;
}

function answerView(
  answer: DocumentedAnswer,
  isOpen: boolean,
  document: OpenApiDocument,
  highlight: Highlight,
): Html {
  const { name, status, mediaType, summary, description, evidence: items, meaning } = answer;
  const [language, text] = laidOut(answer);
  const body = html`${blocks(description)}<p class="media-type"><code>${mediaType}</code>${meaning.kind && html` · <a href="/guides/errors/#${meaning.kind}">${meaning.kind}</a> · retry: ${yesNo(isRetryable(meaning.kind))}`}</p>${codeBlock(text, language, highlight)}${evidence(items, document)}`;
  const title = html`${wordsOf(meaning.shape).map((word) => html`<code>${word}</code> `)}${summary}`;
  return folded(`answer-${name}`, `${status}`, title, body, isOpen);
}

function folded(
  id: string,
  status: string,
  summary: Html | string,
  body: Html,
  isOpen = false,
): Html {
  return html`<details name="answers" id="${id}"${isOpen && html` open`}><summary><span class="status s${status[0]}">${status}</span> ${summary}</summary>
${body}</details>`;
}

/** The body as it goes over the wire, with breaks for reading: the elements of an XML body are flat. */
function laidOut({
  mediaType,
  content,
  value,
}: DocumentedAnswer): readonly [language: string, text: string] {
  if (mediaType.endsWith('json')) return ['json', JSON.stringify(value, null, 2)];
  if (!mediaType.endsWith('xml')) return ['text', content];
  const element = content.replace(/^<\?.*\n/, '').replaceAll('><', '>\n  <');
  return ['xml', element.replace(/\n {2}(<\/[^<]+)$/, '\n$1')];
}

/** Every response of the operation; a body shape that comes again is shown once and referred to. */
export function responsesView({ document, operation, storage }: Reference): Html {
  const shown = new Map<string, string>();
  const responses = Object.entries(operation.responses).map(
    ([status, given]) => [status, resolve(document, given)] as const,
  );
  const documented = responses.filter(([, response]) => basisOf(response) === 'documented');
  return html`${documented.length > 0 && html`<p>The owner’s page lists ${codes(documented.map(([status]) => status))}.</p>`}${responses.map(
    ([status, response]) => responseView(status, response, document, shown, storage),
  )}`;
}

function responseView(
  status: string,
  response: Response,
  document: OpenApiDocument,
  shown: Map<string, string>,
  storage: string | undefined,
): Html {
  const kind = response['x-error-kind'];
  return html`<section class="response"><h3 id="response-${status}"><span class="status s${status[0]}">${status}</span> ${STATUS_CODES[status]}</h3>
${blocks(response.description)}${kind && html`<p class="meaning">Means <a href="/guides/errors/#${kind}">${kind}</a>. Worth a retry: ${yesNo(isRetryable(kind))}.</p>`}${evidence(response['x-evidence'], document)}${Object.entries(response.headers ?? {}).map(([name, header]) => headerView(name, resolve(document, header), document))}${bodies(status, response, document, shown)}${links(response, document, storage)}</section>`;
}

function headerView(name: string, header: Header, document: OpenApiDocument): Html {
  const id = `header-${name}`;
  const { schema = {} } = header;
  return html`<ul class="fields"><li id="${id}"><p class="name"><code>${name}</code> <span class="type">${typeName(schema, document)}</span> <span class="in">header</span></p>${blocks(header.description)}${schemaView(schema, { document, id })}${examplesTable(header.examples, document)}${evidence(header['x-evidence'], document)}</li></ul>`;
}

function bodies(
  status: string,
  response: Response,
  document: OpenApiDocument,
  shown: Map<string, string>,
): Html {
  return html`${Object.entries(response.content ?? {}).map(([mediaType, { schema = {} }]) => {
    const name = schema.$ref ? refName(schema.$ref) : undefined;
    const before = name ? shown.get(name) : undefined;
    const heading = html`<p class="body">Body: <code>${mediaType}</code>${name && html`, <code>${name}</code>`}</p>`;
    if (before)
      return html`${heading}<p>The same fields as in <a href="#response-${before}">${before}</a>.</p>`;
    if (name) shown.set(name, status);
    return html`${heading}${schemaView(schema, { document, id: `response-${status}` })}`;
  })}`;
}

function links({ links }: Response, document: OpenApiDocument, storage: string | undefined): Html {
  return html`${Object.values(links ?? {}).map((given) => {
    const link = resolve(document, given);
    return html`<p class="next">Next: ${inline(link.description)} The URL stands at <code>${link['x-target-url']}</code>. ${storage && html`<a href="/reference/${storage}/">The upload</a>`}</p>`;
  })}`;
}

/** The token that gets each documented answer from the mock, by API. */
export function testTokens(references: readonly Reference[]): Html {
  return html`${references
    .filter(({ path }) => path !== undefined)
    .map(
      ({ title, url, document, operation }) =>
        html`<h3>${title}</h3>${table(
          ['Token', 'Answer'],
          documentedAnswers(document, operation).map(
            ({ name, status, summary, basis }) =>
              html`<tr><td><code data-copy>mock-${name}</code></td><td><a href="${url}#answer-${name}">${status}: ${summary}</a> ${mark(basis)}</td></tr>`,
          ),
        )}`,
    )}`;
}
