import { STATUS_CODES } from 'node:http';
import { answersOf, type DocumentedAnswer, documentedAnswers } from '../../contract/answers.ts';
import { mark } from '../components/evidence.ts';
import { type Html, html } from '../components/html.ts';
import { inline } from '../components/markdown.ts';
import { isRetryable, yesNo } from '../components/schema.ts';
import { mainPages, type Reference } from '../references.ts';
import { remedyOf } from './remedies.ts';

/** Every failure: a form that tells which one an answer is, what each kind means, and tables of all. */
export function errorsView(references: readonly Reference[]): Html {
  const said = new Set<string>();
  return html`${form(references)}<section><h2 id="kinds">The kinds of failure</h2><p>Every failure is one of these. <code>clear-presign</code> has an error class for each.</p>${kinds(references)}</section>${mainPages(references).map((main) => byDocument(main, references, said))}`;
}

function form(references: readonly Reference[]): Html {
  return html`<form class="failure" data-script-only><label>Who answered<select name="of">${references.map(
    ({ title, document, operation }) =>
      html`<option value="${JSON.stringify(answersOf(document, operation))}">${title}</option>`,
  )}</select></label><label>Status<input name="status" inputmode="numeric" size="4" placeholder="403"></label><label class="whole">Body<textarea name="body" rows="4" spellcheck="false" placeholder="Paste what was answered; it stays in this page."></textarea></label><button class="primary">Which failure is it?</button><div class="verdict whole" role="status"></div></form>`;
}

function kinds(references: readonly Reference[]): Html {
  const all = references.flatMap(({ document, operation }) =>
    documentedAnswers(document, operation),
  );
  const found = new Set(all.flatMap(({ meaning }) => meaning.kind ?? []));
  // What only the form can find.
  found.add('unexpected-answer').add('timeout');
  return html`${[...found].map((kind) => {
    const { means, todo } = remedyOf(kind);
    return html`<h3 id="${kind}"><code>${kind}</code></h3><p>${means} ${todo} <b>Same request again: ${yesNo(isRetryable(kind))}.</b></p>`;
  })}`;
}

type Failure = { readonly answer: DocumentedAnswer; readonly reference: Reference };

/** The failures of all operations of a document; a code has its short address in the first that has it. */
function byDocument(
  { name, document }: Reference,
  references: readonly Reference[],
  said: Set<string>,
): Html {
  const failures = references
    .filter((reference) => reference.name === name)
    .flatMap((reference) =>
      documentedAnswers(reference.document, reference.operation).map((answer) => ({
        answer,
        reference,
      })),
    )
    .filter(({ answer }) => answer.meaning.kind);
  const codeIn = ({ answer }: Failure) => codeOf(answer) ?? String(answer.status);
  const groups = [...new Set(failures.map(codeIn))].map(
    (code) => [code, failures.filter((failure) => codeIn(failure) === code)] as const,
  );
  return html`<section><h2 id="${name}">${document.info.title}</h2><table><thead><tr><th scope="col">Code</th><th scope="col">Answer</th><th scope="col">Kind</th><th scope="col">Same request again</th></tr></thead>${groups.map(
    ([code, found]) => {
      const isCode = codeOf(found[0]?.answer) !== undefined;
      const id = isCode && !said.has(code) ? code : `${name}-${code}`;
      said.add(code);
      return html`<tbody id="${id}">${found.map((failure, index) => rowOf(failure, index === 0 && heading(code, isCode, failure, found.length)))}</tbody>`;
    },
  )}</table></section>`;
}

function heading(code: string, isCode: boolean, { reference }: Failure, rows: number): Html {
  const [meaning] = Object.values(reference.document.components.schemas ?? {}).flatMap(
    (schema) => schema['x-enumDescriptions']?.[code] ?? [],
  );
  const said = isCode ? (meaning ?? '') : (STATUS_CODES[code] ?? '');
  return html`<th scope="rowgroup" rowspan="${rows}"><span class="name"><code>${code}</code></span> ${inline(said)}</th>`;
}

function rowOf({ answer, reference }: Failure, heading: Html | false): Html {
  const { name, status, summary, basis, meaning } = answer;
  const kind = meaning.kind ?? '';
  return html`<tr>${heading}<td><a href="${reference.url}#answer-${name}">${status}: ${summary}</a> ${mark(basis)}</td><td><a href="#${kind}">${kind}</a></td><td>${yesNo(isRetryable(kind))}</td></tr>`;
}

/** A code that the contract gives a meaning; another, such as the status again, names no error. */
function codeOf(answer: DocumentedAnswer | undefined): string | undefined {
  const { code, shape } = answer?.meaning ?? {};
  return code !== undefined && Object.hasOwn(shape?.kinds ?? {}, code) ? code : undefined;
}
