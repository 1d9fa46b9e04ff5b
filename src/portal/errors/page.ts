import { STATUS_CODES } from 'node:http';
import { resolve } from '../../contract/document.ts';
import { yesNo } from '../components/constraints.ts';
import { evidence } from '../components/evidence.ts';
import { type Html, html } from '../components/html.ts';
import { blocks, inline } from '../components/markdown.ts';
import { type Answer, answers, isRetryable } from '../contract/answers.ts';
import { mainPages, type Reference } from '../contract/references.ts';
import { remedies } from './remedies.ts';

/** Every error, by its code where it has one and by its status where it has none. */
export function errorsView(references: readonly Reference[]): Html {
  const said = new Set<string>();
  return html`<section><h2 id="kinds">The kinds of failure</h2><p>Every failure is one of these. <code>clear-presign</code> has an error class for each.</p>${kinds(references)}</section>${mainPages(references).map((main) => byApi(main, references, said))}`;
}

function kinds(references: readonly Reference[]): Html {
  const all = references.flatMap((reference) => answers(reference));
  const found = [...new Set(all.flatMap(({ meaning }) => meaning.kind ?? []))];
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

type Failure = { readonly answer: Answer; readonly reference: Reference };

/** The failures of all operations of a document; a code has its short address in the first that has it. */
function byApi(
  { name, document }: Reference,
  references: readonly Reference[],
  said: Set<string>,
): Html {
  const failures = references
    .filter((reference) => reference.name === name)
    .flatMap((reference) => answers(reference).map((answer) => ({ answer, reference })))
    .filter(({ answer }) => answer.meaning.kind);
  const names = [...new Set(failures.map(nameOf))];
  const groups = names.map((one) => failures.filter((failure) => nameOf(failure) === one));
  return html`<section><h2 id="${name}">${document.info.title}</h2>${groups.map((found) => group(found, said))}</section>`;
}

function nameOf({ answer }: Failure): string {
  return codeOf(answer) ?? String(answer.status);
}

/** A code that the contract gives a meaning; another, such as the status again, names no error. */
function codeOf({ meaning: { code, shape } }: Answer): string | undefined {
  return code !== undefined && Object.hasOwn(shape?.kinds ?? {}, code) ? code : undefined;
}

function group(found: readonly Failure[], said: Set<string>): Html {
  const [first] = found;
  if (!first) return html``;
  const { answer, reference } = first;
  const name = nameOf(first);
  const isOneKind = found.every((each) => each.answer.meaning.kind === answer.meaning.kind);
  const own = codeOf(answer) !== undefined && !said.has(name);
  said.add(name);
  const id = own ? name : `${reference.name}-${name}`;
  const heading = codeOf(answer)
    ? html`<h3 id="${id}"><code>${name}</code></h3>${codeMeaning(name, reference)}`
    : html`<h3 id="${id}"><code>${name}</code> ${STATUS_CODES[name]}</h3>${blocks(statusMeaning(name, reference))}`;
  return html`${heading}${isOneKind && advice(answer)}<ul class="fields">${found.map((each) => entry(each, !isOneKind))}</ul>`;
}

function entry({ answer, reference }: Failure, withAdvice: boolean): Html {
  const { name, status, summary, example } = answer;
  const { document, url } = reference;
  return html`<li><p class="name"><a href="${url}#answer-${name}">${status}: ${summary}</a></p>${withAdvice && advice(answer)}${evidence(example['x-evidence'], document['x-sources'])}</li>`;
}

function advice({ meaning: { kind = '' } }: Answer): Html {
  return html`<p><b>What to do:</b> ${remedyOf(kind).todo}</p><p><b>Retry:</b> ${yesNo(isRetryable(kind))}. <span class="kind">Kind: <a href="#${kind}">${kind}</a>.</span></p>`;
}

function statusMeaning(status: string, { document, operation }: Reference): string {
  const response = operation.responses[status];
  return response ? resolve(document, response).description : '';
}

function codeMeaning(code: string, { document }: Reference): Html {
  const [meaning] = Object.values(document.components.schemas ?? {}).flatMap(
    (schema) => schema['x-enumDescriptions']?.[code] ?? [],
  );
  return html`${meaning && html`<p>${inline(meaning)}</p>`}`;
}
