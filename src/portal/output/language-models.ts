import type { Section } from '../components/page.ts';
import type { WrittenPage } from './page.ts';

/** The table of contents for language models, as llmstxt.org describes it. */
export function llmsText(
  sections: readonly Section[],
  pages: readonly WrittenPage[],
  site: URL,
): string {
  const described = new Map(pages.map(({ url, description }) => [url, description]));
  const link = (url: string, title: string) =>
    `- [${title}](${new URL(`${url.slice(1)}index.md`, site).href}): ${described.get(url) ?? ''}`;
  const parts = sections.map(
    ({ title, entries }) =>
      `## ${title}\n\n${entries.map((entry) => link(entry.url, entry.title)).join('\n')}`,
  );
  const summary = described.get('/') ?? '';
  return `# clear-presign\n\n> ${summary}\n\nEverything in one file: [llms-full.txt](${new URL('llms-full.txt', site).href})\n\n${parts.join('\n\n')}\n`;
}

/** Every page as Markdown, one after the other, in the order of the navigation. */
export function llmsFullText(
  sections: readonly Section[],
  twins: ReadonlyMap<string, string>,
): string {
  const urls = sections.flatMap(({ entries }) => entries.map(({ url }) => url));
  return urls.map((url) => twins.get(url) ?? '').join('\n---\n\n');
}
