import type { Contract, Path } from './contract.ts';

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

/** Everything that the document says in words: not what stands inside an example's value. */
export function prose(contract: Contract): readonly Text[] {
  return textsIn(contract.raw).filter(
    ({ path }) =>
      !path.includes('value') && (prosaic.has(path.at(-1)) || path.at(-2) === 'x-enumDescriptions'),
  );
}

/** What a pattern's first group matches in a text, as a number; commas group its digits. */
export function numbers(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
}
