import { answers } from '../contract/answers.ts';
import type { Reference } from '../contract/references.ts';
import { mark } from './evidence.ts';
import { type Html, html } from './html.ts';

/** The token for each documented answer, by API. */
export function testTokens(references: readonly Reference[]): Html {
  return html`${references
    .filter(({ path }) => path)
    .map(
      (reference) =>
        html`<h3>${reference.document.info.title}</h3><table><thead><tr><th scope="col">Token</th><th scope="col">Answer</th></tr></thead><tbody>${answers(
          reference,
        ).map(
          ({ name, status, example }) =>
            html`<tr><td><code>mock-${name}</code></td><td><a href="${reference.url}#answer-${name}">${status}: ${example.summary}</a> ${mark(example['x-evidence']?.[0]?.basis ?? 'inferred')}</td></tr>`,
        )}</tbody></table>`,
    )}`;
}
