import { replaceMarks, type Sample } from '../samples/fill.ts';
import { codeBlock, type Highlight } from './code.ts';
import { type Html, html, trusted } from './html.ts';

/**
 * The same in several languages. The choice is a radio group, which works by keyboard and without a script;
 * a script only remembers it.
 */
export function samplesView(samples: readonly Sample[], highlight: Highlight): Html {
  return html`<div class="samples"><fieldset><legend>Language</legend>${samples.map(
    ({ id, title }, index) =>
      html`<label><input type="radio" name="language" value="${id}"${index === 0 && html` checked`}><span>${title}</span></label>`,
  )}</fieldset>${samples.map(
    (sample) =>
      html`<div class="snippet"${sample.file && html` id="${sample.id}"`} data-language="${sample.id}"><p class="snippet-title">${sample.title}${sample.file && html`, <code>${sample.file}</code>`}</p>${sourceView(sample, highlight)}</div>`,
  )}</div>`;
}

/** The code, with what is the reader's own in elements that a script can fill. */
function sourceView({ source, marked = source, grammar }: Sample, highlight: Highlight): Html {
  const { markup } = codeBlock(marked, grammar, highlight);
  return trusted(
    // Marks and values are escaped with the code that they stand in.
    replaceMarks(markup, (own, value) => `<span data-own="${own}">${value}</span>`),
  );
}
