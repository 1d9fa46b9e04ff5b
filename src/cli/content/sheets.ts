import type { Zip } from './zip.ts';

/** A sheet of a workbook. */
export type Sheet = {
  readonly name: string;
  /** The number of its last row; 0 when it has none. */
  readonly lastRow: number;
};

/** Bytes in which a sheet says what is in it, and in which a workbook names its sheets. */
const enough = 256 * 1024;

/** The sheets of an XLSX workbook, in its order. Of each only the beginning is unpacked. */
export async function sheetsOf(zip: Zip): Promise<Sheet[]> {
  const text = async (name: string) => String(await zip.startOf(name, enough));
  const places = targetsIn(await text('xl/_rels/workbook.xml.rels'));
  const sheets: Sheet[] = [];
  for (const [, tag = ''] of (await text('xl/workbook.xml')).matchAll(
    /<(?:\w+:)?sheet\s([^<>]*)>/g,
  )) {
    const place = places.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
    if (place === undefined) continue;
    sheets.push({ name: attribute(tag, 'name') ?? '', lastRow: lastRowIn(await text(place)) });
  }
  return sheets;
}

function targetsIn(relations: string): Map<string, string> {
  const tags = [...relations.matchAll(/<Relationship\s([^<>]*)>/g)].map(([, tag = '']) => tag);
  return new Map(
    tags.map((tag) => {
      const target = attribute(tag, 'Target') ?? '';
      return [
        attribute(tag, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      ];
    }),
  );
}

/** By the sheet's own word for its size, which few writers leave out, else by the rows at its beginning. */
function lastRowIn(sheet: string): number {
  if (!/<(?:\w+:)?row[\s>]/.test(sheet)) return 0;
  const [, last] = /<(?:\w+:)?dimension\s+ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(sheet) ?? [];
  if (last !== undefined) return Number(last);
  return Math.max(
    1,
    ...[...sheet.matchAll(/<(?:\w+:)?row\s[^<>]*?\br="(\d+)"/g)].map(([, row]) => Number(row)),
  );
}

const entities: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag) ?? [];
  return value?.replace(/&(\w+);/g, (written, entity) => entities[entity] ?? written);
}
