import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { escapeHtml, type Html, html, trusted } from './html.ts';

/** The languages of the samples, by the name that the pages use. */
const grammars = {
  bash: () => import('shiki/langs/shellscript.mjs'),
  ts: () => import('shiki/langs/typescript.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  http: () => import('shiki/langs/http.mjs'),
};
type Grammar = keyof typeof grammars;

/** Where the grammar calls itself otherwise. */
const names: Partial<Record<Grammar, string>> = { bash: 'shellscript', ts: 'typescript' };

/** Colours are only names here: each becomes a class, since the pages forbid styles of elements. */
const classes: Record<string, string> = {
  '#000001': 'c',
  '#000002': 's',
  '#000003': 'k',
  '#000004': 'n',
  '#000005': 'f',
};
const theme = {
  name: 'classes',
  type: 'light' as const,
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000001' } },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: '#000002' } },
    { scope: ['keyword', 'storage'], settings: { foreground: '#000003' } },
    { scope: ['constant', 'variable.language'], settings: { foreground: '#000004' } },
    {
      scope: ['entity.name', 'support.function', 'support.type.property-name', 'keyword.operator'],
      settings: { foreground: '#000005' },
    },
    { scope: ['keyword.operator'], settings: { foreground: '#000000' } },
  ],
};

let highlighter: Promise<HighlighterCore> | undefined;

/** Loads the grammars once, so that `code` can work without waiting. */
export async function prepareHighlighter(): Promise<Highlight> {
  highlighter ??= Promise.all(
    Object.values(grammars).map(async (load) => (await load()).default),
  ).then((langs) =>
    createHighlighterCore({
      themes: [theme],
      langs,
      engine: createOnigurumaEngine(import('shiki/wasm')),
    }),
  );
  const ready = await highlighter;
  return (source, language) => {
    if (!isGrammar(language)) return trusted(escapeHtml(source));
    const lang = names[language] ?? language;
    // Without a limit of time a busy machine colours as much as an idle one.
    const options = { lang, theme: 'classes', tokenizeTimeLimit: 0 } as const;
    const lines = ready.codeToTokensBase(source, options);
    return trusted(lines.map((tokens) => merge(tokens).map(span).join('')).join('\n'));
  };
}

export type Highlight = (source: string, language: string) => Html;

/** A block of code; lines that are wider than the column wrap, so that nothing is cut off. */
export function codeBlock(source: string, language: string, highlight: Highlight): Html {
  const text = source.replace(/\n$/, '');
  return html`<pre data-language="${language}"><code>${highlight(text, language)}</code></pre>`;
}

function isGrammar(language: string): language is Grammar {
  return language in grammars;
}

type Token = { readonly content: string; readonly color?: string };

function merge(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    const continues = last && (last.color === token.color || !token.content.trim());
    if (continues) merged[merged.length - 1] = { ...last, content: last.content + token.content };
    else merged.push(token);
  }
  return merged;
}

function span({ content, color = '' }: Token): string {
  const name = classes[color.toLowerCase()];
  const text = escapeHtml(content);
  return name ? `<span class="${name}">${text}</span>` : text;
}
