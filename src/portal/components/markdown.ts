import MarkdownIt from 'markdown-it';
import { codeBlock, type Highlight } from './code.ts';
import { breakable, type Html, html, row, trusted } from './html.ts';

const renderer = new MarkdownIt({ html: false, linkify: false });
renderer.renderer.rules['code_inline'] = (tokens, index) =>
  html`<code>${breakable(tokens[index]?.content ?? '')}</code>`.markup;

/** Words of the documents' own keys, and what a page calls the same. */
const plainWords: readonly (readonly [key: RegExp, words: string])[] = [
  [/`x-upload-content-types`/g, 'the table of Content-Types'],
  [/`x-faults`/g, 'the table of mistakes'],
  [/`x-limits`/g, 'the limits'],
  [/`x-evidence`/g, 'a mark'],
  [/`x-(expires-in|error-kinds?|retryable|sensitive|sources|environment)`/g, 'the contract'],
  [/\s*\(`components\.[^`]*`\)/g, ''],
];

/** A description of the contract in the words of a reader, who need not know how it is written. */
export function plain(text: string): string {
  return plainWords.reduce((said, [key, words]) => said.replaceAll(key, words), text);
}

/** A description of the contract, which is CommonMark, as blocks. */
export function blocks(markdown = ''): Html {
  return trusted(renderer.render(plain(markdown)));
}

/** The same where only a run of text fits. */
export function inline(markdown = ''): Html {
  return trusted(renderer.renderInline(plain(markdown).trim().replaceAll(/\s+/g, ' ')));
}

/** Names as code, in a row. */
export function codes(values: readonly string[]): Html {
  return row(values.map((value) => html`<code>${value}</code>`));
}

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
        const text = tokens[index + 1]?.children?.map(({ content }) => content).join('') ?? '';
        if (token.type === 'heading_open' && token.tag !== 'h1') token.attrSet('id', slug(text));
      });
    });
  };
}

/** `What it costs` becomes `what-it-costs`. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
