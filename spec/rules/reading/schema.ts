import { list, type Mapping, mapping, strings } from './contract.ts';

/** The types that a schema allows; none stated means any. */
export function types({ type }: Mapping): readonly string[] {
  return typeof type === 'string' ? [type] : strings(type);
}

/** The schemas inside of a schema that a body has a place for: its properties by name, and its items. */
export function inside(schema: Mapping): Mapping {
  const added = list(schema['allOf']).map((part) => inside(mapping(part)));
  const items = 'items' in schema ? { 0: schema['items'] } : {};
  return Object.assign({}, ...added, mapping(schema['properties']), items);
}

/** Whether a schema's own keywords allow null. */
export function allowsNull(schema: Mapping): boolean {
  return types(schema).includes('null');
}

/** The values of an enum, as the keys of a mapping that explains them: null is written `null`. */
export function enumKeys(schema: Mapping): readonly string[] {
  return list(schema['enum']).map(String);
}
