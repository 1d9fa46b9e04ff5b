import type { Listed } from '@11ty/eleventy';
import type { Section } from './components/page.ts';

/** The sections of the navigation, in their order; a page names its own in its front matter. */
const sections = ['Start', 'Reference', 'Guides', 'Tools', 'More'];

/** The navigation, made of the pages that there are. */
export function navigation(pages: readonly Listed[]): Section[] {
  return sections
    .map((title) => ({ title, entries: entriesOf(title, pages) }))
    .filter(({ entries }) => entries.length > 0);
}

function entriesOf(section: string, pages: readonly Listed[]) {
  return pages
    .filter(({ data }) => data.section === section)
    .sort((a, b) => (a.data.order ?? 0) - (b.data.order ?? 0) || (a.url < b.url ? -1 : 1))
    .map(({ url, data }) => ({ title: data.nav ?? data.title, url }));
}
