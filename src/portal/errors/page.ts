import { STATUS_CODES } from 'node:http';
import { resolve } from '../../generate/document.ts';
import { yesNo } from '../components/constraints.ts';
import { evidence } from '../components/evidence.ts';
import { type Html, html } from '../components/html.ts';
import { blocks, inline } from '../components/markdown.ts';
import { type Answer, answers } from '../contract/answers.ts';
import type { Reference } from '../contract/references.ts';
import { remedies } from './remedies.ts';

/** Every error, by its code where it has one and by its status where it has none. */
export function errorsView(references: readonly Reference[]): Html {
  return html`<section><h2 id="kinds">The kinds of failure</h2><p>Every failure is one of these. <code>clear-presign</code> has an error class for each.</p>${kinds(references)}</section>${references.map(byApi)}`;
}

function kinds(references: readonly Reference[]): Html {
  const all = references.flatMap((reference) => answers(reference));
  const found = [...new Set(all.flatMap(({ kind }) => kind ?? []))];
  return html`${found.map((kind) => {
    const { means, todo } = remedyOf(kind);
    return html`<h3 id="${kind}"><code>${kind}</code></h3><p>${means} ${todo}</p>`;
  })}`;
}

function remedyOf(kind: string) {
  const remedy = remedies[kind];
  if (!remedy) throw new Error(`errors/remedies.ts says nothing of the kind "${kind}".`);
  return remedy;
}

function byApi(reference: Reference): Html {
  const failures = answers(reference).filter(({ kind }) => kind);
  const names = [...new Set(failures.map(nameOf))];
  const groups = names.map((name) => failures.filter((failure) => nameOf(failure) === name));
  return html`<section><h2 id="${reference.name}">${reference.document.info.title}</h2>${groups.map((found) => group(found, reference))}</section>`;
}

function nameOf({ code, status }: Answer): string {
  return code ?? status;
}

function group(found: readonly Answer[], reference: Reference): Html {
  const [first] = found;
  if (!first) return html``;
  const name = nameOf(first);
  const isOneKind = found.every(
    (each) => each.kind === first.kind && each.retryable === first.retryable,
  );
  const heading = first.code
    ? html`<h3 id="${name}"><code>${name}</code></h3><p>${inline(codeMeaning(name, reference))}</p>`
    : html`<h3 id="${reference.name}-${name}"><code>${name}</code> ${STATUS_CODES[Number(name)]}</h3>${blocks(statusMeaning(name, reference))}`;
  return html`${heading}${isOneKind && advice(first)}<ul class="fields">${found.map((each) => entry(each, !isOneKind, reference))}</ul>`;
}

function entry(answer: Answer, withAdvice: boolean, { document, url }: Reference): Html {
  const { name, status, example } = answer;
  return html`<li><p class="name"><a href="${url}#answer-${name}">${status}: ${example.summary}</a></p>${withAdvice && advice(answer)}${evidence(example['x-evidence'], document['x-sources'])}</li>`;
}

function advice({ kind = '', retryable }: Answer): Html {
  return html`<p><b>What to do:</b> ${remedyOf(kind).todo}</p><p><b>Retry:</b> ${yesNo(retryable)}. <span class="kind">Kind: <a href="#${kind}">${kind}</a>.</span></p>`;
}

function statusMeaning(status: string, { document, operation }: Reference): string {
  const response = operation.responses[status];
  return response ? resolve(document, response).description : '';
}

function codeMeaning(code: string, { document }: Reference): string {
  const meanings = Object.values(document.components.schemas).flatMap(
    (schema) => schema['x-enumDescriptions']?.[code] ?? [],
  );
  return meanings[0] ?? '';
}
