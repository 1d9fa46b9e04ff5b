import { html } from '../components/html.ts';
import type { PageData } from '../pages.ts';

type Listing = { readonly path: string; readonly title: string; readonly section: string };
type Data = PageData & { readonly listing: Listing };

/** What the address above a page answers: a list of the pages below it. */
export const data = {
  listings: [
    { path: 'reference', title: 'Reference', section: 'Reference' },
    { path: 'samples', title: 'Samples', section: 'Samples' },
    { path: 'guides', title: 'Guides', section: '' },
  ],
  pagination: { data: 'listings', size: 1, alias: 'listing', addAllPagesToCollections: true },
  permalink: ({ listing }: Data) => `${listing.path}/index.html`,
  eleventyComputed: {
    title: ({ listing }: Data) => listing.title,
    description: ({ listing }: Data) => `Every page below ${listing.title}.`,
  },
};

export function render({ listing, collections }: Data): string {
  const sections = collections.navigation.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ url }) => url.startsWith(`/${listing.path}/`)),
  }));
  return html`<h1>${listing.title}</h1><p class="lead">Every page of this part.</p>${sections
    .filter(({ entries }) => entries.length > 0)
    .map(
      ({ title, entries }) =>
        html`<h2>${title}</h2><ul>${entries.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}</ul>`,
    )}`.markup;
}
