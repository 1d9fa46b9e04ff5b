import { pagePolicy } from '../security.ts';
import { type Html, html, trusted } from './html.ts';

/** One entry of the navigation. */
export type Entry = { readonly title: string; readonly url: string };
export type Section = { readonly title: string; readonly entries: readonly Entry[] };

export type Page = {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly content: string;
  /** `wide` for a reference page, `landing` for the first one. */
  readonly kind?: string;
  readonly policy?: string;
  /** Scripts of this page alone. */
  readonly scripts?: readonly string[];
};

/** The whole document around the content of a page. */
export function pageView(page: Page, navigation: readonly Section[], site: URL): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${page.policy ?? pagePolicy}">
<meta name="viewport" content="width=device-width">
<title>${page.url === '/' ? page.title : `${page.title} · clear-presign`}</title>
<meta name="description" content="${page.description}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:image" content="${new URL('social-card.png', site).href}">
<meta name="twitter:card" content="summary_large_image">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${
  page.url.endsWith('/') &&
  html`<link rel="alternate" type="text/markdown" href="${page.url}index.md" title="This page as Markdown">
`
}<link rel="stylesheet" href="/assets/portal.css">
<script src="/assets/early.js"></script>
<script type="module" src="/assets/page.js"></script>
${(page.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}.js"></script>`)}</head>
<body class="${page.kind ?? 'guide'}">
<a class="skip" href="#content">Skip to the content</a>
<header>
<button type="button" class="menu" popovertarget="navigation">Menu</button>
<a class="brand" href="/">${brandMark}<span>clear-presign</span></a>
<button type="button" class="search" data-search hidden><span>Search</span> <kbd>Ctrl K</kbd></button>
<button type="button" class="theme" data-theme-toggle hidden aria-label="Switch between light and dark">${themeIcon}</button>
</header>
<div class="shell">
<nav id="navigation" popover aria-label="Pages">${navigation.map((section) => navigationSection(section, page))}</nav>
<main id="content">
${trusted(linked(page.content))}
</main>
</div>
<footer><p>Made from the contracts. Nothing here calls home. <a href="/llms.txt">For language models</a>${page.url.endsWith('/') && html` · <a href="${page.url}index.md">This page as Markdown</a>`}</p></footer>
</body>
</html>
`;
}

function navigationSection({ title, entries }: Section, { url: current, content }: Page): Html {
  return html`<p>${title}</p><ul>${entries.map(
    (entry) =>
      html`<li><a href="${entry.url}"${entry.url === current && html` aria-current="page"`}>${entry.title}</a>${entry.url === current && headings(content)}</li>`,
  )}</ul>`;
}

/** Headings can be linked to, and a table that is wider than the page scrolls in a region of its own. */
function linked(content: string): string {
  return content
    .replaceAll(
      /<h([2-4]) id="([^"]+)">(.*?)<\/h\1>(?!<\/summary>)/gs,
      '<h$1 id="$2">$3<a class="anchor" href="#$2" aria-label="Link to this part"></a></h$1>',
    )
    .replaceAll('<table', '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table')
    .replaceAll('</table>', '</table></div>');
}

/** The parts of the page that is open. */
function headings(content: string): Html {
  const found = [...content.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/gs)];
  const links = found.map(
    ([, id, text = '']) =>
      html`<li><a href="#${id}">${trusted(text.replaceAll(/<[^>]+>/g, ''))}</a></li>`,
  );
  return links.length > 1 ? html`<ul>${links}</ul>` : html``;
}

const brandMark = trusted(
  '<svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="currentColor"/><path class="cut" d="M12 18V7m0 0-4 4m4-4 4 4" fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
);
const themeIcon = trusted(
  '<svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/></svg>',
);
