import { grammar, type Kind, type Place } from './grammar.ts';

export type Path = readonly (string | number)[];

/** A mapping of the document. What its keys hold is for a rule to find out. */
export type Mapping = { readonly [key: string]: unknown };

/** An object of OpenAPI: where it stands, as it is written, and with its references followed. */
export type Found = { readonly path: Path; readonly raw: Mapping; readonly resolved: Mapping };

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a mapping, empty when it is none: a rule never fails on a document of another shape. */
export function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** One OpenAPI document, taken apart into the objects that the specification knows. */
export class Contract {
  readonly raw: Mapping;
  readonly resolved: Mapping;
  /** Documents that this one refers to. */
  readonly others: readonly Mapping[];
  readonly #found = new Map<Kind, Found[]>();

  constructor(raw: unknown, resolved: unknown, others: readonly unknown[] = []) {
    this.raw = mapping(raw);
    this.resolved = mapping(resolved);
    this.others = others.filter(isMapping);
    this.#visit('document', this.raw, this.resolved, []);
  }

  /** Every object of this kind that the document itself holds; a reference is not one. */
  all(kind: Kind): readonly Found[] {
    return this.#found.get(kind) ?? [];
  }

  /** The kinds of object that the document has. */
  kinds(): readonly Kind[] {
    return [...this.#found.keys()];
  }

  /** What a pointer of this document, `#/a/b`, leads to with every reference followed. */
  at(pointer: string): unknown {
    return follow(this.resolved, pointer);
  }

  #visit(kind: Kind, raw: unknown, resolved: unknown, path: Path): void {
    if (!isMapping(raw) || typeof raw['$ref'] === 'string') return;
    const found = { path, raw, resolved: mapping(resolved) };
    this.#found.set(kind, [...this.all(kind), found]);
    for (const [key, place] of Object.entries(grammar[kind])) {
      if (key in raw) this.#enter(place, raw[key], found.resolved[key], [...path, key]);
    }
  }

  #enter(place: Place, raw: unknown, resolved: unknown, path: Path): void {
    if ('one' in place) this.#visit(place.one, raw, resolved, path);
    else if ('list' in place) {
      for (const [index, item] of list(raw).entries()) {
        this.#visit(place.list, item, list(resolved)[index], [...path, index]);
      }
    } else {
      for (const [name, item] of Object.entries(mapping(raw))) {
        this.#visit(place.map, item, mapping(resolved)[name], [...path, name]);
      }
    }
  }
}

/** Follows a JSON pointer, with or without `#` before it; undefined when it leads nowhere. */
export function follow(root: unknown, pointer: string): unknown {
  const steps = pointer.replace(/^#/, '').split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => {
      if (Array.isArray(value)) return value[Number(step)];
      return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }, root);
}
