import type { Sample } from '../samples/languages.ts';
import { codeBlock, type Highlight } from './code.ts';
import { type Html, html } from './html.ts';

/**
 * One request in several languages. The choice is a radio group, which works by keyboard and without a
 * script; a script only remembers it.
 */
export function samplesView(samples: readonly Sample[], highlight: Highlight): Html {
  return html`<div class="samples"><fieldset><legend>Language</legend>${samples.map(
    ({ id, title }, index) =>
      html`<label><input type="radio" name="language" value="${id}"${index === 0 && html` checked`}><span>${title}</span></label>`,
  )}</fieldset>${samples.map(
    ({ id, title, grammar, source }) =>
      html`<div class="sample" data-language="${id}"><p class="sample-title">${title}</p>${codeBlock(source, grammar, highlight)}</div>`,
  )}</div>`;
}
