import { type Evidence, type Named, resolve } from '../../contract/document.ts';
import type { ApiDocument, Operation } from './document.ts';

type Evident = { readonly 'x-evidence'?: readonly Evidence[] };

/** The document as it is shown: what rests on its own page says so. */
export function shownDocument(document: ApiDocument): ApiDocument {
  const { url } = document.externalDocs ?? {};
  const own = Object.entries(document['x-sources']).find(([, source]) => source.url === url)?.[0];
  if (own === undefined) return document;
  const withOwn = <T extends Evident>(given: T): T => {
    const object = resolve(document, given);
    const items = object['x-evidence'] ?? [];
    if (items.some(({ about }) => !about)) return object;
    return { ...object, 'x-evidence': [{ basis: 'documented', source: own }, ...items] };
  };
  const all = <T extends Evident>(table: Named<T> = {}): Named<T> =>
    mapped(table, (object) => withOwn(object));
  const operation = (given: Operation): Operation => ({
    ...withOwn(given),
    parameters: (given.parameters ?? []).map((one) => {
      const parameter = withOwn(one);
      return { ...parameter, examples: all(parameter.examples) };
    }),
    responses: all(given.responses),
  });
  const { components, paths = {} } = document;
  return {
    ...document,
    servers: document.servers.map(withOwn),
    paths: mapped(paths, (item) =>
      mapped(item as Named<unknown>, (value) => (isOperation(value) ? operation(value) : value)),
    ),
    components: {
      ...components,
      securitySchemes: all(components.securitySchemes),
      schemas: all(components.schemas),
      examples: all(components.examples),
    },
  };
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

function mapped<T>(table: Named<T>, change: (value: T) => T): Named<T> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));
}
