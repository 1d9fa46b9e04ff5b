import type MarkdownIt from 'markdown-it';
import { codeBlock, type Highlight } from './components/code.ts';

/** Code in guides is coloured like everywhere else, and headings can be linked to. */
export function markdownOptions(highlight: Highlight): (library: MarkdownIt) => void {
  return (library) => {
    library.set({ html: true });
    library.renderer.rules['fence'] = (tokens, index) => {
      const { content = '', info = '' } = tokens[index] ?? {};
      return codeBlock(content, info.split(' ')[0] ?? '', highlight).markup;
    };
    library.core.ruler.push('heading-ids', ({ tokens }) => {
      tokens.forEach((token, index) => {
        const text = tokens[index + 1]?.children?.map(({ content }) => content).join('');
        if (token.type === 'heading_open' && token.tag !== 'h1')
          token.attrSet('id', slug(text ?? ''));
      });
    });
  };
}

/** `What it costs` becomes `what-it-costs`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
