import { isMapping, type Mapping } from './contract.ts';

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
  if (isData)
    return inOrder(
      value,
      () => true,
      (item) => comparable(item, '', true),
    );
  if (key === 'examples') return Object.entries(value).map(exampleName).sort(byText);
  // The names of properties are the API's words and not ours.
  const isNamed = key === 'properties';
  return inOrder(
    value,
    (name) => isNamed || !words.includes(name),
    (item, name) => (name === '$ref' ? component(item) : comparable(item, isNamed ? '' : name)),
  );
}

function inOrder(
  object: Mapping,
  isKept: (name: string) => boolean,
  change: (item: unknown, name: string) => unknown,
): Mapping {
  const kept = Object.entries(object).filter(([name]) => isKept(name));
  return Object.fromEntries(
    kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([n, item]) => [n, change(item, n)]),
  );
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
