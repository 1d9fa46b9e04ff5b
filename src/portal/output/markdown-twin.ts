import Turndown from 'turndown';
import type { WrittenPage } from './page.ts';

const turndown = new Turndown({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
});
turndown.addRule('cell', {
  filter: ['td', 'th'],
  replacement: (content) =>
    ` ${content
      .trim()
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll('|', '\\|')} |`,
});
turndown.addRule('row', {
  filter: 'tr',
  replacement: (content, node) => {
    const row = node as Element;
    const cells = row.children.length;
    const isHead = row.parentElement?.nodeName === 'THEAD';
    const rule = isHead ? `\n|${' --- |'.repeat(cells)}` : '';
    // Markdown has no cell over several rows or columns: what one covers stays empty.
    const isCovered = row.previousElementSibling && row.parentElement?.querySelector('[rowspan]');
    const before = isCovered ? 1 : 0;
    const columns = row.closest('table')?.querySelector('tr')?.children.length ?? cells;
    const after = Math.max(0, columns - cells - before);
    return `\n|${'  |'.repeat(before)}${content}${'  |'.repeat(after)}${rule}`;
  },
});
turndown.addRule('table', {
  filter: 'table',
  replacement: (content) => `\n\n${content.trim()}\n\n`,
});
turndown.addRule('group', { filter: ['thead', 'tbody'], replacement: (content) => content });
turndown.addRule('code', {
  filter: 'pre',
  replacement: (_, node) => {
    const language = (node as Element).getAttribute('data-language') ?? '';
    return `\n\n\`\`\`${language}\n${node.textContent}\n\`\`\`\n\n`;
  },
});
turndown.addRule('picture', {
  filter: (node) => node.nodeName.toLowerCase() === 'svg',
  replacement: (_, node) => {
    const text = (node as unknown as Element).querySelector('desc')?.textContent;
    return text ? `\n\n${text}\n\n` : '';
  },
});
turndown.addRule('summary', {
  filter: 'summary',
  replacement: (content) => `\n\n#### ${content.trim()}\n\n`,
});
turndown.addRule('term', { filter: 'dt', replacement: (content) => `\n- **${content.trim()}:** ` });
turndown.addRule('meaning', { filter: 'dd', replacement: (content) => `${content.trim()}\n` });
turndown.addRule('mark', {
  filter: (node) => node.classList?.contains('mark') ?? false,
  replacement: (content) => `[${content}]`,
});

/** The page as Markdown: the same words, for readers that are programs. */
export function markdownTwin({ main }: WrittenPage): string {
  // The library edits what it reads.
  return `${turndown.turndown(main.cloneNode(true) as HTMLElement).trim()}\n`;
}
