import MiniSearch from 'minisearch';
import { searchOptions } from '../browser/search-options.ts';
import type { WrittenPage } from './page.ts';

/** One place that search can lead to. */
export type Place = {
  readonly id: number;
  /** From the portal's root, with the anchor. */
  readonly url: string;
  /** The heading, field, parameter or code. */
  readonly title: string;
  readonly page: string;
  readonly text: string;
};

/** The search index of all pages, as the browser loads it. */
export function searchIndex(pages: readonly WrittenPage[]): string {
  const index = new MiniSearch<Place>(searchOptions);
  const places = pages.flatMap(placesOf).map((place, id) => ({ ...place, id }));
  index.addAll(places);
  return JSON.stringify(index);
}

/** Everything on a page that has an anchor: headings, fields, parameters, answers and error codes. */
function placesOf(page: WrittenPage): Omit<Place, 'id'>[] {
  const top = { url: page.url, title: page.title, page: page.title, text: page.description };
  const anchored = [...page.main.querySelectorAll('[id]')].filter((element) => titleOf(element));
  return [
    top,
    ...anchored.map((element) => ({
      url: `${page.url}#${element.id}`,
      title: titleOf(element),
      page: [page.title, ...sectionOf(element)].join(', '),
      text: textOf(element),
    })),
  ];
}

/** Which of several fields of one name it is: the heading above it. */
function sectionOf(element: Element): string[] {
  if (/^H[2-6]$/.test(element.tagName)) return [];
  const heading = element.closest('section')?.querySelector('h2, h3, h4');
  return heading ? [words(heading)] : [];
}

function titleOf(element: Element): string {
  if (/^H[2-6]$/.test(element.tagName)) return words(element);
  const name = element.querySelector(':scope > .name code, :scope > summary, th .name code');
  return name ? words(name) : '';
}

/** What belongs to the place itself: to the next heading, or the element without what is nested in it. */
function textOf(element: Element): string {
  if (!/^H[2-6]$/.test(element.tagName)) {
    const own = element.cloneNode(true) as Element;
    for (const nested of own.querySelectorAll('[id]')) nested.remove();
    return words(own);
  }
  const parts: string[] = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName)) break;
    if (!next.querySelector('[id]') && next.tagName !== 'PRE') parts.push(words(next));
  }
  return parts.join(' ');
}

function words(element: Element): string {
  // Nobody searches for a whole pre-signed URL.
  return (element.textContent ?? '')
    .replaceAll(/\S{80,}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
