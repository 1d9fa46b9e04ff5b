import type { Random } from '../random.ts';
import { encode } from './signature.ts';

/**
 * Writes the path of an example URL again, with fresh ids.
 *
 * @param date as YYYYMMDD…
 * @param now milliseconds since 1970
 * @param name of the file; by default the name in the example
 */
export type WritePath = (date: string, now: number, name: string | undefined) => string;

/** A text, the number of an id, or what follows from the moment. */
type Part = string | number | ((date: string, now: number) => string);

const id = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

// Integration v1's sample puts an id and a time before the name, in the same segment.
const lastSegment = /^(?:(?<prefix>[0-9a-f]{32})__\d{13}\.)?(?<name>.+)$/;

/**
 * Reads a path: what looks like an id becomes one, the same wherever it is the same, and what is the
 * year, month or day of the example's own date becomes that of the moment.
 */
export function compilePath(
  segments: readonly string[],
  exampleDate: string,
  random: Random,
): WritePath {
  const ids: string[] = [];
  const part = (text: string): Part => {
    if (!id.test(text)) return [year, month, day].find((of) => of(exampleDate) === text) ?? text;
    if (!ids.includes(text)) ids.push(text);
    return ids.indexOf(text);
  };
  const { prefix, name: usual = '' } = lastSegment.exec(segments.at(-1) ?? '')?.groups ?? {};
  const folders = segments.slice(0, -1).map(part);
  const pattern: Part[] = folders.flatMap((folder) => ['/', folder]).concat('/');
  if (prefix !== undefined) pattern.push(part(prefix), '__', (_, now) => `${now}.`);
  return (date, now, name) => {
    // With dashes, as a UUID has them, or without.
    const fresh = ids.map((text) => (text.includes('-') ? random.uuid() : random.hex32()));
    let path = '';
    for (const part of pattern) {
      if (typeof part === 'function') path += part(date, now);
      else path += typeof part === 'number' ? fresh[part] : part;
    }
    return path + (name === undefined ? usual : encode(name));
  };
}

const months =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(
    ' ',
  );
const year = (date: string) => date.slice(0, 4);
const month = (date: string) => months[Number(date.slice(4, 6)) - 1] ?? '';
const day = (date: string) => String(Number(date.slice(6, 8)));
