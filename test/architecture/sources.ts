import { globSync, readFileSync } from 'node:fs';
import { type ParseResult, parseSync } from 'rolldown/utils';

/** A source of this repository, and what it is to a parser. */
export type Source = { readonly file: string; readonly text: string; readonly parsed: ParseResult };

const known = new Map<string, Source>();

/** The TypeScript sources that a pattern names, each parsed once. */
export function sources(pattern: string): readonly Source[] {
  return globSync(pattern, { exclude: (name) => /(^|\/)(dist|node_modules)$/.test(name) })
    .sort()
    .map((file) => {
      const source = known.get(file) ?? read(file);
      known.set(file, source);
      return source;
    });
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const parsed = parseSync(file, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  return { file, text, parsed };
}
