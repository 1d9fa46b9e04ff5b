import { type Contract, isMapping, type Mapping, mapping, type Path } from './contract.ts';
import { inside } from './schema.ts';

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
export function links(contract: Contract, operation: Mapping, path: Path): readonly Link[] {
  return Object.entries(mapping(operation['responses'])).flatMap(([status, response]) =>
    Object.entries(mapping(mapping(response)['links'])).map(([name, link]) => {
      const target = contract.at(String(mapping(link)['operationRef']));
      return {
        path: [...path, 'responses', status, 'links', name],
        raw: mapping(link),
        target: isMapping(target) && 'responses' in target ? target : undefined,
        bodies: bodies(mapping(response)),
      };
    }),
  );
}

function bodies(response: Mapping): readonly Mapping[] {
  return Object.values(mapping(response['content'])).flatMap((content) => {
    const schema = mapping(mapping(content)['schema']);
    const variants = schema['oneOf'] ?? schema['anyOf'];
    return Array.isArray(variants) ? variants.map(mapping) : [schema];
  });
}

/** The schema of what a pointer finds in a body; of a list it is that of its items. */
export function schemaAt(body: Mapping, pointer: string): Mapping | undefined {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<Mapping | undefined>((schema, step) => {
    const parts = schema && inside(schema);
    const found = parts?.[Object.hasOwn(parts, step) ? step : 0];
    return isMapping(found) ? found : undefined;
  }, body);
}
