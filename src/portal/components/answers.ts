import { resolve } from '../../generate/document.ts';
import { type Answer, answers } from '../contract/answers.ts';
import { bodyOf } from '../contract/body.ts';
import type { Reference } from '../contract/references.ts';
import { codeBlock, type Highlight } from './code.ts';
import { yesNo } from './constraints.ts';
import { evidence } from './evidence.ts';
import { type Html, html } from './html.ts';
import { blocks } from './markdown.ts';

/** Every documented answer; one is open at a time. */
export function answersView(reference: Reference, highlight: Highlight): Html {
  return html`<div class="answers">${answers(reference).map((answer, index) => answerView(answer, index === 0, reference, highlight))}</div>`;
}

function answerView(
  answer: Answer,
  open: boolean,
  { document, operation }: Reference,
  highlight: Highlight,
): Html {
  const { name, status, mediaType, example } = answer;
  const response = operation.responses[status];
  const schema = response && resolve(document, response).content?.[mediaType]?.schema;
  const root = schema && resolve(document, schema).xml?.name;
  const { text, language } = bodyOf(example.value, mediaType, root);
  return html`<details name="answers" id="answer-${name}"${open && html` open`}><summary><span class="status s${status[0]}">${status}</span> ${example.summary}</summary>
${example.description && blocks(example.description)}<p class="media-type"><code>${mediaType}</code>${meaning(answer)}</p>${codeBlock(text, language, highlight)}${evidence(example['x-evidence'], document['x-sources'])}</details>`;
}

function meaning({ kind, retryable }: Answer): Html {
  if (!kind) return html``;
  return html` · <a href="/guides/errors/#${kind}">${kind}</a> · retry: ${yesNo(retryable)}`;
}
