import { facts } from '../contract/facts.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** Every statement that the owner does not make, by contract. */
export function inferredView(): Html {
  return html`${Object.values(facts).map(
    ({ title, inferred }) =>
      html`<h3>${title}</h3><ul>${inferred.map(({ statement }) => html`<li>${inline(statement)}</li>`)}</ul>`,
  )}`;
}
