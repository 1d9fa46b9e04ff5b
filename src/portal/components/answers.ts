import { type Answer, answers, isRetryable } from '../contract/answers.ts';
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
  { document }: Reference,
  highlight: Highlight,
): Html {
  const { name, status, mediaType, summary, example } = answer;
  const [language, text] = laidOut(answer);
  return html`<details name="answers" id="answer-${name}"${open && html` open`}><summary><span class="status s${String(status)[0]}">${status}</span> ${summary}</summary>
${example.description && blocks(example.description)}<p class="media-type"><code>${mediaType}</code>${meaning(answer)}</p>${codeBlock(text, language, highlight)}${evidence(example['x-evidence'], document['x-sources'])}</details>`;
}

function meaning({ meaning: { kind } }: Answer): Html {
  if (!kind) return html``;
  return html` · <a href="/guides/errors/#${kind}">${kind}</a> · retry: ${yesNo(isRetryable(kind))}`;
}

/** The body as it goes over the wire, with breaks for reading: the elements of an XML body are flat. */
function laidOut({ mediaType, content, value }: Answer): readonly [language: string, text: string] {
  if (mediaType.endsWith('json')) return ['json', JSON.stringify(value, null, 2)];
  if (!mediaType.endsWith('xml')) return ['text', content];
  const element = content.replace(/^<\?.*\n/, '').replaceAll('><', '>\n  <');
  return ['xml', element.replace(/\n {2}(<\/[^<]+)$/, '\n$1')];
}
