import type { DocumentName } from '../../spec/rules/reading/rule.ts';

/** Any JSON, to be changed in place. */
type Mutable = null | boolean | number | string | Mutable[] | { [key: string]: Mutable };
type Step = string | number;
type Place = { readonly path: readonly Step[]; readonly value: Mutable };

/** A document with one random fault in it. */
export type Mutant = {
  readonly document: DocumentName;
  readonly what: string;
  readonly data: Mutable;
};

/** Whole numbers below a limit, the same ones for the same seed (a linear congruential generator). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Makes one random mutant: drops or misspells a key, swaps a type, loosens a bound or breaks an example. */
export function mutate(
  document: DocumentName,
  original: unknown,
  random: (limit: number) => number,
): Mutant {
  const kinds = [dropKey, misspellKey, swapType, loosenBound, breakExample];
  for (;;) {
    const data = structuredClone(original) as Mutable;
    const what = kinds[random(kinds.length)]?.(data, random);
    if (what) return { document, what, data };
  }
}

type Mutation = (data: Mutable, random: (limit: number) => number) => string | undefined;

const dropKey: Mutation = (data, random) => {
  const { path } = pick(keys(data), random);
  remove(data, path);
  return `drop ${pointer(path)}`;
};

const misspellKey: Mutation = (data, random) => {
  const { path, value } = pick(keys(data), random);
  const key = String(path.at(-1));
  remove(data, path);
  set(data, [...path.slice(0, -1), `${key}${key.at(-1)}`], value);
  return `misspell ${pointer(path)}`;
};

const swapType: Mutation = (data, random) => {
  const types = ['string', 'integer', 'boolean', 'object', 'array', 'null'];
  const typed = keys(data).filter(
    ({ path, value }) => path.at(-1) === 'type' && types.includes(String(value)),
  );
  if (!typed.length) return undefined;
  const { path, value } = pick(typed, random);
  const others = types.filter((type) => type !== value);
  const type = others[random(others.length)] ?? 'string';
  set(data, path, type);
  return `type ${value} → ${type} at ${pointer(path)}`;
};

const bounds = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'format',
  'const',
  'minItems',
];

const loosenBound: Mutation = (data, random) => {
  const bounded = keys(data).filter(
    ({ path, value }) =>
      (bounds.includes(String(path.at(-1))) && value !== 0) ||
      (['required', 'enum'].includes(String(path.at(-1))) && Array.isArray(value)),
  );
  const { path, value } = pick(bounded, random);
  if (path.at(-1) === 'required' && Array.isArray(value)) value.splice(random(value.length), 1);
  else if (Array.isArray(value)) value.push('ANYTHING');
  else if (typeof value === 'number')
    set(data, path, /^max/.test(String(path.at(-1))) ? value * 10 : 0);
  else remove(data, path);
  return `loosen ${pointer(path)}`;
};

const breakExample: Mutation = (data, random) => {
  const inExamples = keys(data).filter(({ path }) => {
    const index = path.indexOf('value');
    return index > 0 && path.includes('examples') && index < path.length - 1;
  });
  if (!inExamples.length) return undefined;
  const { path, value } = pick(inExamples, random);
  set(data, path, broken(value));
  return `example ${pointer(path)}: ${JSON.stringify(value)?.slice(0, 30)} → ${JSON.stringify(broken(value))}`;
};

function broken(value: Mutable): Mutable {
  if (typeof value === 'string') return 17;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'something' : null;
}

/** Every key of every mapping inside the data. */
function keys(data: Mutable, path: readonly Step[] = []): readonly Place[] {
  if (typeof data !== 'object' || data === null) return [];
  const isList = Array.isArray(data);
  return Object.entries(data).flatMap(([key, value]) => {
    const inner = [...path, isList ? Number(key) : key];
    return [...(isList ? [] : [{ path: inner, value }]), ...keys(value, inner)];
  });
}

function pick(places: readonly Place[], random: (limit: number) => number): Place {
  const place = places[random(places.length)];
  if (!place) throw new Error('There is nothing to mutate.');
  return place;
}

function parent(data: Mutable, path: readonly Step[]): Record<Step, Mutable> {
  return path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<Step, unknown>)[step], data) as Record<
    Step,
    Mutable
  >;
}

function remove(data: Mutable, path: readonly Step[]): void {
  delete parent(data, path)[path.at(-1) ?? ''];
}

function set(data: Mutable, path: readonly Step[], value: Mutable): void {
  parent(data, path)[path.at(-1) ?? ''] = value;
}

function pointer(path: readonly Step[]): string {
  return `/${path.map((step) => String(step).replaceAll('/', '~1')).join('/')}`;
}
