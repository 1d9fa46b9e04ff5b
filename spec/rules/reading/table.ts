import { pointerStep } from '../../../src/contract/document.ts';
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

const basisForm = /^(documented|sample|observed|inferred)( from [a-z][a-z0-9-]*)?$/;

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
    what: `${what}. A line is \`{ at, is, says, basis }\`, a group \`{ under, pins }\`; a basis is documented, sample, observed or inferred, and \`from\` which source.`,
  };
}

/** Lists whose order says nothing. */
const sets = ['enum', 'required', 'type', 'oneOf', 'anyOf', 'allOf', 'examples'];

/** What is compared on its own, as sentences and as evidence. */
const words = ['description', 'summary', 'x-evidence', 'x-enumDescriptions'];

/** What holds data of an API and no keywords. */
const data = ['value', 'equals', 'payload'];

/** Text as it reads, whatever its lines are broken at. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * What a part of a document states, in a form that is equal exactly when the statement is: without its
 * words and its evidence, white space folded, keys and sets in order, a component by its name alone, and
 * of named examples the names.
 */
export function comparable(value: unknown, key = '', isData = data.includes(key)): unknown {
  if (typeof value === 'string') return folded(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, '', isData));
    return !isData && sets.includes(key) ? items.sort(byText) : items;
  }
  if (!isMapping(value)) return value;
  if (key === 'examples' && !isData) return Object.entries(value).map(exampleName).sort(byText);
  // Names in data and of properties are the API's words and not ours.
  const isNamed = isData || key === 'properties';
  const kept = Object.entries(value).filter(([name]) => isNamed || !words.includes(name));
  const inOrder = kept.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    inOrder.map(([name, item]) => [
      name,
      name === '$ref' && !isData
        ? component(item)
        : comparable(item, isNamed ? '' : name, isData || undefined),
    ]),
  );
}

/** Where two comparable values differ, and the text of what only one of them has there. */
type Difference = {
  readonly at: string;
  readonly one: string | undefined;
  readonly other: string | undefined;
};

/** What makes two comparable values unequal: the least parts of a mapping, and of a list its items. */
export function differences(one: unknown, other: unknown, at = ''): readonly Difference[] {
  if (isMapping(one) && isMapping(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => differences(one[key], other[key], `${at}/${pointerStep(key)}`));
  }
  const [stands, pinned] = [JSON.stringify(one), JSON.stringify(other)];
  if (stands === pinned) return [];
  if (!Array.isArray(one) || !Array.isArray(other)) return [{ at, one: stands, other: pinned }];
  const [added, lacking] = [beyond(one, other), beyond(other, one)];
  // The same items, in an order that says something.
  if (added === lacking) return [{ at, one: stands, other: pinned }];
  return [{ at, one: added, other: lacking }];
}

/** The items of a list that another one lacks. */
function beyond(list: readonly unknown[], other: readonly unknown[]): string | undefined {
  const known = new Set(other.map((item) => JSON.stringify(item)));
  const texts = list.map((item) => JSON.stringify(item)).filter((text) => !known.has(text));
  return texts.length ? texts.join(', ') : undefined;
}

function exampleName([name, example]: [string, unknown]): string {
  const target = isMapping(example) ? component(example['$ref']) : undefined;
  return target === undefined || target === name ? name : `${name}: ${target}`;
}

function component(reference: unknown): unknown {
  const [, name = reference] = /^#\/components\/\w+\/([^/]+)$/.exec(String(reference)) ?? [];
  return name;
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
