import { type Contract, type Mapping, mapping, type Path } from './contract.ts';

/** A named example of a response: the place that names it, and its value with references followed. */
export type Answer = {
  readonly path: Path;
  readonly status: number;
  readonly name: string;
  readonly response: Mapping;
  readonly example: Mapping;
  readonly value: unknown;
  /** The operation that gives this answer. */
  readonly operation: Mapping;
};

/** Every example of every response of every operation of the document. */
export function answers(contract: Contract): readonly Answer[] {
  return contract.all('operation').flatMap(({ path, resolved: operation }) =>
    Object.entries(mapping(operation['responses'])).flatMap(([status, response]) =>
      Object.entries(mapping(mapping(response)['content'])).flatMap(([mediaType, content]) =>
        Object.entries(mapping(mapping(content)['examples'])).map(([name, example]) => ({
          path: [...path, 'responses', status, 'content', mediaType, 'examples', name],
          // The first of a range; what is not documented is no success.
          status: status === 'default' ? 500 : Number(status.replaceAll('X', '0')),
          name,
          response: mapping(response),
          example: mapping(example),
          value: mapping(example)['value'],
          operation,
        })),
      ),
    ),
  );
}

/** Every mapping inside a value, the value itself included. */
export function mappingsIn(value: unknown): readonly Mapping[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(mappingsIn);
  return Array.isArray(value) ? inner : [mapping(value), ...inner];
}
