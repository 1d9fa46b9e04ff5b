import { escapeHtml } from '../components/html.ts';

/** Where a crawler finds every page. */
export function sitemap(urls: readonly string[], site: URL): string {
  const places = urls.map((url) => escapeHtml(new URL(url.slice(1), site).href));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map((place) => `<url><loc>${place}</loc></url>`).join('\n')}
</urlset>
`;
}

export function robots(site: URL): string {
  return `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', site).href}\n`;
}
