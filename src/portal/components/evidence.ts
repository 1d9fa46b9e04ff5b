import type { Evidence, Named } from '../../contract/document.ts';
import type { Source } from '../contract/document.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** What each mark means; the legend shows it. */
export const legend: ReadonlyMap<Evidence['basis'], string> = new Map([
  ['documented', 'A page of the owner says so.'],
  ['sample', 'Seen only in a sample of the owner.'],
  ['inferred', 'Reasoned by us; the owner says nothing. It can be wrong.'],
]);

/** A mark without a statement, for places where the source is named nearby. */
export function mark(basis: Evidence['basis']): Html {
  return html`<span class="mark ${basis}">${basis}</span>`;
}

/** How we know what stands here: a mark for each source, and the statement where there is one. */
export function evidence(items: readonly Evidence[] | undefined, sources: Named<Source>): Html {
  if (!items?.length) return html``;
  const plain = items.filter(({ statement, about }) => !statement && !about);
  const stated = items.filter(({ statement, about }) => statement || about);
  return html`<div class="evidence">${plain.length > 0 && html`<p>${plain.map((item) => html`${badge(item, sources)} `)}</p>`}${stated.map(
    (item) =>
      html`<p>${badge(item, sources)} ${item.about && html`<code>${item.about}</code> `}${item.statement && inline(item.statement)}</p>`,
  )}</div>`;
}

function badge({ basis, source }: Evidence, sources: Named<Source>): Html {
  if (!source) return mark(basis);
  const { title, url } = known(source, sources);
  return html`<a class="mark ${basis}" href="${url}" title="${title}">${basis}</a>`;
}

function known(source: string, sources: Named<Source>): Source {
  const found = sources[source];
  if (!found) throw new Error(`x-evidence names the source "${source}", which x-sources lacks.`);
  return found;
}
