import { inferredIn } from '../../contract/evidence.ts';
import { documentsOf, readRegistry } from '../../contract/registry.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** Every statement that the owner does not make, by contract. */
export function inferredView(root: string): Html {
  return html`${documentsOf(readRegistry(root)).map(
    ({ document }) =>
      html`<h3>${document.info.title}</h3><ul>${inferredIn(document).map(({ statement }) => html`<li>${inline(statement)}</li>`)}</ul>`,
  )}`;
}
