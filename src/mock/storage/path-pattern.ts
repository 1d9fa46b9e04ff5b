/** The path of an example URL, ready to be written again for another moment, name and ids. */
export type PathPattern = {
  /** The ids in it, by their form: with dashes, as a UUID has them, or without. */
  readonly dashed: readonly boolean[];
  /** The parts of the path at a moment: texts, and the numbers of ids. The name follows. @param date as YYYYMMDD… */
  readonly parts: (date: string) => (string | number)[];
  /** Whether the time of issue, in milliseconds, stands before the name. */
  readonly timed: boolean;
  /** The name in the example. */
  readonly name: string;
};

const id = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

// Integration v1's sample puts an id and a time before the name, in the same segment.
const lastSegment = /^(?:(?<prefix>[0-9a-f]{32})__\d{13}\.)?(?<name>.+)$/;

/**
 * Reads a path: what looks like an id becomes one, the same wherever it is the same, and what is the
 * year, month or day of the example's own date becomes that of the moment.
 */
export function compilePath(segments: readonly string[], exampleDate: string): PathPattern {
  const ids: string[] = [];
  const part = (text: string): Part => {
    if (!id.test(text)) return datePart(text, exampleDate) ?? text;
    if (!ids.includes(text)) ids.push(text);
    return ids.indexOf(text);
  };
  const { prefix, name = '' } = lastSegment.exec(segments.at(-1) ?? '')?.groups ?? {};
  const folders = segments.slice(0, -1).map(part);
  const pattern: Part[] = folders.flatMap((folder) => ['/', folder]).concat('/');
  if (prefix !== undefined) pattern.push(part(prefix), '__');
  return {
    dashed: ids.map((text) => text.includes('-')),
    parts: (date) => pattern.map((part) => (typeof part === 'function' ? part(date) : part)),
    timed: prefix !== undefined,
    name,
  };
}

type Part = string | number | ((date: string) => string);

const months =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(
    ' ',
  );
const year = (date: string) => date.slice(0, 4);
const month = (date: string) => months[Number(date.slice(4, 6)) - 1] ?? '';
const day = (date: string) => String(Number(date.slice(6, 8)));

function datePart(text: string, exampleDate: string): Part | undefined {
  return [year, month, day].find((part) => part(exampleDate) === text);
}
