import { list, type Mapping, mapping } from './contract.ts';

/** The items of `x-evidence` of an object, as far as they have the shape. */
export function evidence(object: Mapping): readonly Mapping[] {
  return list(object['x-evidence']).map(mapping);
}

/** Whether a page of the owner states the object as such, not just a part of it. */
export function isDocumented(object: Mapping): boolean {
  return evidence(object).some((item) => item['basis'] === 'documented' && !item['about']);
}

/** From the weakest to the strongest. */
export const bases = ['inferred', 'sample', 'documented'];

/** How sure the object as a whole is: the weakest basis that is not about a part of it. */
export function basis(object: Mapping): string | undefined {
  const main = evidence(object).filter((item) => !item['about']);
  return bases.find((word) => main.some((item) => item['basis'] === word));
}
