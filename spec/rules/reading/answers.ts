import {
  type Contract,
  type Found,
  isMapping,
  list,
  type Mapping,
  mapping,
  type Path,
  strings,
} from './contract.ts';

/** A response of an operation, with references followed. */
export type Response = {
  readonly path: Path;
  readonly status: number;
  readonly response: Mapping;
  readonly operation: Mapping;
};

/** Every response of every operation of the document. */
export function responses(contract: Contract): readonly Response[] {
  return contract.all('operation').flatMap(({ path, resolved: operation }) =>
    Object.entries(mapping(operation['responses'])).map(([status, response]) => ({
      path: [...path, 'responses', status],
      // The first of a range; what is not documented is no success.
      status: status === 'default' ? 500 : Number(status.replaceAll('X', '0')),
      response: mapping(response),
      operation,
    })),
  );
}

/** A named example of a response: the place that names it, and its value with references followed. */
export type Answer = Response & {
  readonly name: string;
  readonly example: Mapping;
  readonly value: unknown;
};

/** Every example of every response of every operation of the document. */
export function answers(contract: Contract): readonly Answer[] {
  return responses(contract).flatMap((from) =>
    Object.entries(mapping(from.response['content'])).flatMap(([mediaType, content]) =>
      Object.entries(mapping(mapping(content)['examples'])).map(([name, example]) => ({
        ...from,
        path: [...from.path, 'content', mediaType, 'examples', name],
        name,
        example: mapping(example),
        value: mapping(example)['value'],
      })),
    ),
  );
}

/** Every mapping inside a value, the value itself included. */
export function mappingsIn(value: unknown): readonly Mapping[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(mappingsIn);
  return Array.isArray(value) ? inner : [mapping(value), ...inner];
}

/** The variants of a body; a schema without variants is its only one. */
export function alternatives(schema: Mapping): readonly Mapping[] {
  const variants = list(schema['oneOf'] ?? schema['anyOf']);
  return variants.length ? variants.map(mapping) : [schema];
}

/** A link of an answer to the operation that the answer's URL is for. */
export type Link = {
  readonly path: Path;
  readonly raw: Mapping;
  /** The operation that the link leads to, when it leads to one. */
  readonly target: Mapping | undefined;
  /** The schemas of the response's bodies, for each of its variants. */
  readonly bodies: readonly Mapping[];
};

/** The links of an operation's answers, by which an API and its upload know each other. */
export function links(contract: Contract, operation: Mapping): readonly Link[] {
  const own = responses(contract).filter((response) => response.operation === operation);
  return own.flatMap(({ path, response }) =>
    Object.entries(mapping(response['links'])).map(([name, link]) => {
      const target = contract.at(String(mapping(link)['operationRef']));
      return {
        path: [...path, 'links', name],
        raw: mapping(link),
        target: isMapping(target) && 'responses' in target ? target : undefined,
        bodies: Object.values(mapping(response['content'])).flatMap((content) =>
          alternatives(mapping(mapping(content)['schema'])),
        ),
      };
    }),
  );
}

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

/** The schema of what a pointer finds in a body; of a list it is that of its items. */
export function schemaAt(body: Mapping, pointer: string): Mapping {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<Mapping>((schema, step) => {
    const parts = inside(schema);
    return mapping(parts[Object.hasOwn(parts, step) ? step : 0]);
  }, body);
}

/** The schemas that list error codes: those that say what kind of error each code is. */
export function codeSchemas(contract: Contract): readonly Found[] {
  return contract.all('schema').filter(({ raw }) => isMapping(raw['x-error-kinds']));
}

/** The codes of a schema's enum; null is the absence of a code. */
export function codes({ raw }: Found): readonly string[] {
  return strings(raw['enum']);
}
