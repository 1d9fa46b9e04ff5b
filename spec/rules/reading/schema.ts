import { list, type Mapping, strings } from './contract.ts';

/** The types that a schema allows; none stated means any. */
export function types({ type }: Mapping): readonly string[] {
  return typeof type === 'string' ? [type] : strings(type);
}

/** Whether a schema's own keywords allow null. */
export function allowsNull(schema: Mapping): boolean {
  return types(schema).includes('null');
}

/** The values of an enum, as the keys of a mapping that explains them: null is written `null`. */
export function enumKeys(schema: Mapping): readonly string[] {
  return list(schema['enum']).map(String);
}
