import { type Contract, list, type Mapping, mapping } from './contract.ts';

/** The items of `x-evidence` of an object, as far as they have the shape. */
export function evidence(object: Mapping): readonly Mapping[] {
  return list(object['x-evidence']).map(mapping);
}

/** From the weakest to the strongest. */
export const bases = ['inferred', 'sample', 'documented'];

/**
 * How sure the object as a whole is: the weakest basis that is not about a part of it. Where nothing is said
 * of the whole, the document's own page states it.
 */
export function basis(object: Mapping): string {
  const main = evidence(object).filter((item) => !item['about']);
  return bases.find((word) => main.some((item) => item['basis'] === word)) ?? 'documented';
}

/** The id of the document's own page: the source that its `externalDocs` leads to, when there is one. */
export function ownSource({ raw, others }: Contract): string | undefined {
  const { url } = mapping(raw['externalDocs']);
  const sources = [raw, ...others].flatMap((document) =>
    Object.entries(mapping(document['x-sources'])),
  );
  return url ? sources.find(([, source]) => mapping(source)['url'] === url)?.[0] : undefined;
}
