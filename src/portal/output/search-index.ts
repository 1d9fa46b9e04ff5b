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
  /** What of the title is code, which a reader who types it means. */
  readonly code: string;
  readonly page: string;
  readonly text: string;
  /** How likely it is meant, where several places have the same words. */
  readonly weight: number;
};

/** Lists of names that have the words of all other pages in them. */
const listings = ['/guides/client/'];

/** The search index of all pages, as the browser loads it. */
export function searchIndex(pages: readonly WrittenPage[]): string {
  const index = new MiniSearch<Place>(searchOptions);
  const places = pages.flatMap(placesOf).map((place, id) => ({ ...place, id }));
  index.addAll(places);
  return JSON.stringify(index);
}

/** Everything on a page that has an anchor: headings, fields, parameters, answers and error codes. */
function placesOf(page: WrittenPage): Omit<Place, 'id'>[] {
  const { url, title, description, main } = page;
  const heading = main.querySelector('h1');
  const text = `${description} ${heading ? textOf(heading) : ''}`.trim();
  const top = { url, title, code: '', page: title, text, weight: 1.5 };
  const anchored = [...main.querySelectorAll('[id]')].flatMap((element) => {
    const name = titleOf(element);
    if (!name) return [];
    const isSample = element.classList.contains('snippet');
    const isListed = listings.includes(url);
    return {
      url: `${url}#${element.id}`,
      title: words(name),
      code: isListed ? '' : codes(name),
      page: [title, ...sectionOf(element)].join(', '),
      text: isSample ? description : textOf(element),
      weight: isSample ? 2 : isListed ? 0.3 : 1,
    };
  });
  return [top, ...anchored];
}

/** Which of several fields of one name it is: the heading above it. */
function sectionOf(element: Element): string[] {
  if (/^H[2-6]$/.test(element.tagName)) return [];
  const heading = element.closest('section')?.querySelector('h2, h3, h4');
  return heading ? [words(heading)] : [];
}

function titleOf(element: Element): Element | null {
  if (/^H[2-6]$/.test(element.tagName)) return element;
  return element.querySelector(
    ':scope > .name code, :scope > summary, :scope > .snippet-title, th .name code',
  );
}

/** What belongs to the place itself: to the next heading, or the element without what is nested in it. */
function textOf(element: Element): string {
  if (!/^H[1-6]$/.test(element.tagName)) {
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

function codes(element: Element): string {
  const all = element.localName === 'code' ? [element] : [...element.querySelectorAll('code')];
  return all.map(words).join(' ');
}

function words(element: Element): string {
  // Nobody searches for a whole pre-signed URL.
  return (element.textContent ?? '')
    .replaceAll(/\S{80,}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
