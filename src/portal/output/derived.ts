import type { Section } from '../components/page.ts';
import { llmsFullText, llmsText } from './language-models.ts';
import { relativeLinks, wholeLinks } from './links.ts';
import { markdownTwin } from './markdown-twin.ts';
import { readPage } from './page.ts';
import { searchIndex } from './search-index.ts';
import { robots, sitemap } from './sitemap.ts';

/** Everything that is made of the finished pages, the pages included, by path in the portal. */
export function derived(
  documents: ReadonlyMap<string, string>,
  sections: readonly Section[],
  site: URL,
): Map<string, string> {
  const urls = [...documents.keys()].filter((url) => url.endsWith('/')).sort();
  const pages = urls.map((url) => readPage(url, relativeLinks(documents.get(url) ?? '', url)));
  const twins = new Map(pages.map((page) => [page.url, markdownTwin(page)]));
  const files = new Map<string, string>([
    ['search.json', searchIndex(pages)],
    ['llms.txt', llmsText(sections, pages, site)],
    ['llms-full.txt', llmsFullText(sections, twins)],
    ['sitemap.xml', sitemap(urls, site)],
    ['robots.txt', robots(site)],
  ]);
  for (const [url, twin] of twins) files.set(`${url.slice(1)}index.md`, twin);
  for (const [url, html] of documents) {
    if (url.endsWith('/')) files.set(`${url.slice(1)}index.html`, relativeLinks(html, url));
    else files.set(url.slice(1), wholeLinks(html, site));
  }
  return files;
}
