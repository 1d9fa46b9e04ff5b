import MarkdownIt from 'markdown-it';
import { type Html, trusted } from './html.ts';

const renderer = new MarkdownIt({ html: false, linkify: false });

/** A description of the contract, which is CommonMark, as blocks. */
export function blocks(markdown: string): Html {
  return trusted(renderer.render(markdown));
}

/** The same where only a run of text fits. */
export function inline(markdown: string): Html {
  return trusted(renderer.renderInline(markdown.trim().replaceAll(/\s+/g, ' ')));
}
