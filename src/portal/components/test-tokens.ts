import { answers } from '../contract/answers.ts';
import type { Reference } from '../contract/references.ts';
import { mark } from './evidence.ts';
import { type Html, html } from './html.ts';

/** The token for each documented answer, by API. */
export function testTokens(references: readonly Reference[]): Html {
  return html`${references
    .filter(({ path }) => path !== undefined)
    .map(
      (reference) =>
        html`<h3>${reference.title}</h3><table><thead><tr><th scope="col">Token</th><th scope="col">Answer</th></tr></thead><tbody>${answers(
          reference,
        ).map(
          ({ name, status, summary, basis }) =>
            html`<tr><td><code>mock-${name}</code></td><td><a href="${reference.url}#answer-${name}">${status}: ${summary}</a> ${mark(basis)}</td></tr>`,
        )}</tbody></table>`,
    )}`;
}
