import { type Contract, type Found, isMapping, mapping, strings } from './contract.ts';

/** The schemas that list error codes: those that say what kind of error each code is. */
export function codeSchemas(contract: Contract): readonly Found[] {
  return contract.all('schema').filter(({ raw }) => isMapping(raw['x-error-kinds']));
}

/** The kind of error of each code that the document lists. */
export function kindsByCode(contract: Contract): ReadonlyMap<string, unknown> {
  return new Map(
    codeSchemas(contract).flatMap(({ raw }) => Object.entries(mapping(raw['x-error-kinds']))),
  );
}

/** The codes of a schema's enum; null is the absence of a code. */
export function codes({ raw }: Found): readonly string[] {
  return strings(raw['enum']);
}
