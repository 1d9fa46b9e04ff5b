import type { Sample } from '../samples/fill.ts';
import { codeBlock, type Highlight } from './code.ts';
import { type Html, html } from './html.ts';

/**
 * The same in several languages. The choice is a radio group, which works by keyboard and without a script;
 * a script only remembers it.
 */
export function samplesView(samples: readonly Sample[], highlight: Highlight): Html {
  return html`<div class="samples"><fieldset><legend>Language</legend>${samples.map(
    ({ id, title }, index) =>
      html`<label><input type="radio" name="language" value="${id}"${index === 0 && html` checked`}><span>${title}</span></label>`,
  )}</fieldset>${samples.map(
    ({ id, title, file, grammar, source }) =>
      html`<div class="snippet" data-language="${id}"><p class="snippet-title">${title}${file && html`, <code>${file}</code>`}</p>${codeBlock(source, grammar, highlight)}</div>`,
  )}</div>`;
}
