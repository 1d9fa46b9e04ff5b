import { escapeHtml } from '../components/html.ts';
import type { Section } from '../components/page.ts';
import { llmsFullText, llmsText } from './language-models.ts';
import { markdownTwin } from './markdown-twin.ts';
import { readPage } from './page.ts';
import { searchIndex } from './search-index.ts';

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

/**
 * Makes every link within the portal relative, so that it works under any path and from any server.
 *
 * @param url the path of the page itself, from the portal's root
 */
function relativeLinks(page: string, url: string): string {
  return linksFrom('../'.repeat(url.split('/').length - 2) || './', page);
}

/** The same for a page that is sent for paths of any depth: its links name the whole path. */
function wholeLinks(page: string, site: URL): string {
  return linksFrom(site.pathname, page);
}

function linksFrom(start: string, page: string): string {
  return page.replaceAll(
    /(\s(?:href|src)=")\/(?!\/)([^"]*)"/g,
    (_, attribute: string, path: string) => `${attribute}${start}${path}"`,
  );
}

/** Where a crawler finds every page. */
function sitemap(urls: readonly string[], site: URL): string {
  const places = urls.map((url) => escapeHtml(new URL(url.slice(1), site).href));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map((place) => `<url><loc>${place}</loc></url>`).join('\n')}
</urlset>
`;
}

function robots(site: URL): string {
  return `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', site).href}\n`;
}
