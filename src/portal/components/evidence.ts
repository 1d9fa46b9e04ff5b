import type { Basis, Evidence, OpenApiDocument } from '../../contract/document.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** What each mark means. What is documented has none. */
export const legend: { readonly [basis in Exclude<Basis, 'documented'>]: string } = {
  sample: 'Seen only in a sample of the owner.',
  inferred: 'Reasoned by us; the owner says nothing. It can be wrong.',
  observed: 'Confirmed by a live server; the owner does not say it.',
};

/** A mark that says why on hover, focus and tap; nothing for what is documented. */
export function mark(basis: Basis, source?: string): Html {
  if (basis === 'documented') return html``;
  const why = `${legend[basis]}${source ? ` See: ${source}` : ''}`;
  return html`<button type="button" class="mark ${basis}" data-why="${why}" aria-label="${basis}: ${why}">${basis}</button>`;
}

/** What of this is more than the page's own source says: marks, and statements with theirs. */
export function evidence(items: readonly Evidence[] | undefined, document: OpenApiDocument): Html {
  const shown = (items ?? []).filter(({ basis, statement }) => basis !== 'documented' || statement);
  if (!shown.length) return html``;
  // The same may have been seen in two samples.
  const lines = new Map(shown.map((item) => [`${item.basis} ${item.statement}`, item]));
  return html`<div class="evidence">${[...lines.values()].map(
    ({ basis, source = '', statement, observed }) =>
      html`<p>${mark(basis, document['x-sources']?.[source]?.title)} ${statement && inline(statement)}${observed && html` <span class="type">${observed.date}, ${observed.server}</span>`}</p>`,
  )}</div>`;
}
