import { isMapping, mapping, type Path, strings } from './contract.ts';
import type { Fault } from './rule.ts';

/** A line of the table of pinned truth. */
export type Pin = {
  /** Where the line stands in the table. */
  readonly path: Path;
  readonly document: string;
  /** Where in the document it holds; see `locate`. */
  readonly at: string;
  /** What the place states, if the line says so: `null` is a value too. */
  readonly is?: { readonly value: unknown };
  /** Sentences that stand there. */
  readonly says: readonly string[];
  /** How it is known, if the line says so. */
  readonly basis?: readonly string[];
};

const basisForm = /^(documented|sample|inferred)( from [a-z][a-z0-9-]*)?$/;

/**
 * Reads the table: for each document a list of lines, or of groups of lines `under` one pointer.
 *
 * @returns the lines, or the first place where the table has another shape
 */
export function readPins(table: unknown): readonly Pin[] | Fault {
  const pins: Pin[] = [];
  if (!isMapping(table)) return shapeless([], 'The table is no mapping of documents');
  for (const [document, entries] of Object.entries(table)) {
    if (!Array.isArray(entries)) return shapeless([document], `${document} has no list of lines`);
    for (const [index, entry] of entries.entries()) {
      const group = mapping(entry);
      const isGroup = 'pins' in group;
      const path = isGroup ? [document, index, 'pins'] : [document];
      const [under, lines] = isGroup ? [group['under'], group['pins']] : ['', entries];
      if (typeof under !== 'string' || !Array.isArray(lines)) {
        return shapeless([document, index], 'A group has no `under` or no list of `pins`');
      }
      for (const [number, line] of isGroup ? [...lines.entries()] : [[index, entry] as const]) {
        const pin = readPin(line, [...path, number], document, under);
        if ('what' in pin) return pin;
        pins.push(pin);
      }
    }
  }
  return pins;
}

function readPin(line: unknown, path: Path, document: string, under: string): Pin | Fault {
  const { at, is, says = [], basis, ...rest } = mapping(line);
  const sentences: unknown[] = [says].flat();
  const bases: unknown[] = [basis ?? []].flat();
  const [unknown] = Object.keys(rest);
  if (typeof at !== 'string' || (at && !at.startsWith('/'))) {
    return shapeless(path, 'A line has no pointer `at`, such as `at: /servers`');
  }
  if (unknown) return shapeless(path, `A line has the key ${unknown}, which nothing reads`);
  if (!sentences.every((text) => typeof text === 'string')) {
    return shapeless(path, '`says` is no text and no list of texts');
  }
  const wrong = bases.find((text) => typeof text !== 'string' || !basisForm.test(text));
  if (wrong !== undefined) return shapeless(path, `\`basis\` is ${JSON.stringify(wrong)}`);
  if (is === undefined && !sentences.length && !bases.length) {
    return shapeless(
      path,
      `The line of ${at} pins nothing: it has no \`is\`, \`says\` or \`basis\``,
    );
  }
  return {
    path,
    document,
    at: under + at,
    ...(is === undefined ? {} : { is: { value: is } }),
    says: strings(sentences),
    ...(basis === undefined ? {} : { basis: strings(bases) }),
  };
}

function shapeless(path: Path, what: string): Fault {
  return {
    path,
    what: `${what}. A line is \`{ at, is, says, basis }\`, a group \`{ under, pins }\`; a basis is documented, sample or inferred, and \`from\` which source.`,
  };
}
