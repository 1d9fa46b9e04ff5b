import extensions from '../../../spec/extensions.schema.json' with { type: 'json' };
import { type Evidence, resolve } from '../../generate/document.ts';
import type { ApiDocument, Named, Operation, Parameter, SecurityScheme } from './document.ts';

type Evident = { readonly 'x-evidence'?: readonly Evidence[] };

const passing = extensions.$defs.errorKind.oneOf.filter(({ retryable }) => retryable);

/** Whether the same request can succeed later, by the kind of error. */
export function isRetryable(kind: string): boolean {
  return passing.some((one) => one.const === kind);
}

/**
 * The document as it is shown: what rests on its own page says so, and a secret that is sent as a header
 * stands among the credentials, since a caller gives both once.
 */
export function shownDocument(document: ApiDocument): ApiDocument {
  const { url } = document.externalDocs ?? {};
  const own = Object.entries(document['x-sources']).find(([, source]) => source.url === url)?.[0];
  const withOwn = <T extends Evident>(object: T): T => {
    const items = object['x-evidence'] ?? [];
    if (own === undefined || items.some(({ about }) => !about)) return object;
    return { ...object, 'x-evidence': [{ basis: 'documented', source: own }, ...items] };
  };
  const all = <T extends Evident>(table: Named<T> = {}): Named<T> =>
    Object.fromEntries(Object.entries(table).map(([name, object]) => [name, withOwn(object)]));
  const secrets: { [name: string]: SecurityScheme } = {};
  const parameter = (given: Parameter): Parameter[] => {
    if (!given['x-sensitive']) return [{ ...withOwn(given), examples: all(given.examples) }];
    const { name, description, schema } = given;
    const { in: place, 'x-sensitive': sensitive, 'x-evidence': items } = given;
    secrets[optionOf(name)] = withOwn<SecurityScheme>({
      type: 'parameter',
      in: place,
      name,
      description,
      'x-sensitive': sensitive,
      'x-schema': resolve(document, schema),
      ...(items && { 'x-evidence': items }),
    });
    return [];
  };
  const operation = (given: Operation): Operation => ({
    ...withOwn(given),
    parameters: (given.parameters ?? []).flatMap(parameter),
    responses: all(given.responses),
  });
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          typeof value === 'object' && 'responses' in value ? operation(value) : value,
        ]),
      ),
    ]),
  );
  const { components } = document;
  return {
    ...document,
    servers: document.servers.map(withOwn),
    paths,
    components: {
      ...components,
      securitySchemes: { ...all(components.securitySchemes), ...secrets },
      schemas: all(components.schemas),
      examples: all(components.examples),
    },
  };
}

/** `x-integration-id` is the option `integrationId`. */
function optionOf(header: string): string {
  return header.replace(/^x-/, '').replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
