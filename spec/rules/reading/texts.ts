import { type Contract, oncePer, type Path } from './contract.ts';

export type Text = { readonly path: Path; readonly text: string };

/** Every string inside a value. */
export function textsIn(value: unknown, path: Path = []): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, [...path, isList ? Number(key) : key]),
  );
}

const prosaic = new Set<unknown>(['description', 'summary', 'title', 'statement']);

/** Every string of the document. */
export const texts = oncePer((contract: Contract) => textsIn(contract.raw));

/** Everything that the document says in words: not what stands inside an example's value. */
export const prose = oncePer((contract: Contract) =>
  texts(contract).filter(
    ({ path }) =>
      !path.includes('value') && (prosaic.has(path.at(-1)) || path.at(-2) === 'x-enumDescriptions'),
  ),
);

/** A number as a text says it, with the words around it that tell what is counted. */
export type Quantity = { readonly said: string; readonly count: number };

/** What a pattern matches in a text; its first group is the number, whose digits commas may group. */
export function quantities(text: string, pattern: RegExp): readonly Quantity[] {
  return [...text.matchAll(pattern)].map(([said, digits = '']) => ({
    said,
    count: Number(digits.replaceAll(',', '')),
  }));
}
