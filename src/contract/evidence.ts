import {
  type Basis,
  type Evidence,
  type OpenApiDocument,
  pointerStep,
  type Sources,
} from './document.ts';

const bases: readonly Basis[] = ['inferred', 'observed', 'sample', 'documented'];

/** A statement is as sure as the least sure thing that it rests on. */
export function weakest(...given: readonly Basis[]): Basis {
  return bases.find((basis) => given.includes(basis)) ?? 'documented';
}

/** How sure an object is as a whole; what nothing is said of, the document's own page has. */
export function basisOf({
  'x-evidence': items = [],
}: {
  readonly 'x-evidence'?: readonly Evidence[];
}) {
  return weakest(...items.filter(({ about }) => !about).map(({ basis }) => basis));
}

/** How sure one keyword of an object is. */
export function basisAbout(
  object: { readonly 'x-evidence'?: readonly Evidence[] },
  keyword: string,
): Basis {
  const items = (object['x-evidence'] ?? []).filter(({ about }) => about === keyword);
  return items.length ? weakest(...items.map(({ basis }) => basis)) : basisOf(object);
}

/** A statement that the owner does not make: reasoned, and open to measurement. */
export type Inferred = {
  /** JSON pointer to what it is said of. */
  readonly pointer: string;
  readonly statement: string;
};

/** Every such statement of a document, in its order. */
export function inferredIn(node: unknown, pointer = ''): readonly Inferred[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== 'x-evidence') {
      return inferredIn(value, `${pointer}/${pointerStep(key)}`);
    }
    return (value as readonly Evidence[]).flatMap(({ basis, statement, about }) =>
      basis === 'inferred' && statement
        ? [{ pointer: about ? `${pointer}/${about}` : pointer, statement }]
        : [],
    );
  });
}

/** The pages, of those that are known, that a document names as a source of evidence or links to. */
export function namedSources(
  { 'x-sources': _, ...document }: OpenApiDocument,
  known: Sources = {},
): Sources {
  const text = JSON.stringify(document);
  const named = Object.entries(known).filter(
    ([id, { url }]) =>
      text.includes(`"source":${JSON.stringify(id)}`) ||
      text.includes(`"url":${JSON.stringify(url)}`),
  );
  return Object.fromEntries(named);
}
