import { methods, type OpenApiDocument, type Operation } from '../../../src/contract/document.ts';
import { valueAt } from './places.ts';

export type Path = readonly (string | number)[];

/** A mapping of the document. What its keys hold is for a rule to find out. */
export type Mapping = { readonly [key: string]: unknown };

/** An object of OpenAPI: where it stands, as it is written, and with its references followed. */
export type Found<K extends Kind = Kind> = {
  readonly kind: K;
  readonly path: Path;
  readonly raw: Mapping;
  readonly resolved: K extends 'operation' ? Operation : Mapping;
};

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a mapping, empty when it is none: a rule never fails on a document of another shape. */
export function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

/** What is made of an object once, however often it is asked for: nobody changes what is read here. */
export function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** One OpenAPI document, taken apart into the objects that the specification knows. */
export class Contract {
  readonly raw: Mapping;
  readonly resolved: Mapping;
  /** Documents that this one refers to. */
  readonly others: readonly Mapping[];
  /** Every object that the document itself holds; a reference is not one. */
  readonly objects: readonly Found[];

  constructor(raw: unknown, resolved: unknown, others: readonly unknown[] = []) {
    this.raw = mapping(raw);
    this.resolved = mapping(resolved);
    this.others = others.filter(isMapping);
    this.objects = found('document', this.raw, this.resolved, []);
  }

  /** Every object of this kind. */
  all<K extends Kind>(kind: K): readonly Found<K>[] {
    return this.objects.filter((one): one is Found<K> => one.kind === kind);
  }

  /** The document for the readers of `src/contract`, which take it to have the shape of one. */
  get document(): OpenApiDocument {
    return { components: {}, ...this.resolved } as OpenApiDocument;
  }
}

/** An object and every object inside of it. */
function found(kind: Kind, raw: unknown, resolved: unknown, path: Path): readonly Found[] {
  if (!isMapping(raw) || typeof raw['$ref'] === 'string') return [];
  const whole = mapping(resolved);
  const inner = Object.entries(grammar[kind]).flatMap(([key, child]) =>
    key in raw ? foundUnder(child, raw[key], whole[key], [...path, key]) : [],
  );
  return [{ kind, path, raw, resolved: whole }, ...inner];
}

function foundUnder(child: string, raw: unknown, resolved: unknown, path: Path): readonly Found[] {
  const kind = child.replace(/\W+$/, '') as Kind;
  if (child === kind) return found(kind, raw, resolved, path);
  // A list has indices for names, which paths keep as numbers.
  const items = child.endsWith('[]') ? [...list(raw).entries()] : Object.entries(mapping(raw));
  return items.flatMap(([name, item]) =>
    found(kind, item, valueAt(resolved, [name]), [...path, name]),
  );
}

/**
 * Which object of OpenAPI 3.1 stands under which key of which object: one of that kind, a list of them
 * (`[]`) or a map of them by name (`{}`).
 */
const written = {
  document: {
    info: 'info',
    externalDocs: 'externalDocs',
    servers: 'server[]',
    tags: 'tag[]',
    paths: 'pathItem{}',
    webhooks: 'pathItem{}',
    components: 'components',
  },
  info: { contact: 'contact', license: 'license' },
  contact: {},
  license: {},
  externalDocs: {},
  server: {},
  tag: { externalDocs: 'externalDocs' },
  components: {
    schemas: 'schema{}',
    responses: 'response{}',
    parameters: 'parameter{}',
    examples: 'example{}',
    requestBodies: 'requestBody{}',
    headers: 'header{}',
    securitySchemes: 'securityScheme{}',
    links: 'link{}',
    pathItems: 'pathItem{}',
  },
  pathItem: {
    ...methodsOf('operation'),
    servers: 'server[]',
    parameters: 'parameter[]',
  },
  operation: {
    externalDocs: 'externalDocs',
    parameters: 'parameter[]',
    requestBody: 'requestBody',
    responses: 'response{}',
    servers: 'server[]',
  },
  parameter: { schema: 'schema', examples: 'example{}', content: 'mediaType{}' },
  requestBody: { content: 'mediaType{}' },
  mediaType: { schema: 'schema', examples: 'example{}' },
  response: { headers: 'header{}', content: 'mediaType{}', links: 'link{}' },
  header: { schema: 'schema', examples: 'example{}', content: 'mediaType{}' },
  schema: {
    properties: 'schema{}',
    patternProperties: 'schema{}',
    additionalProperties: 'schema',
    propertyNames: 'schema',
    items: 'schema',
    prefixItems: 'schema[]',
    contains: 'schema',
    allOf: 'schema[]',
    anyOf: 'schema[]',
    oneOf: 'schema[]',
    not: 'schema',
    if: 'schema',
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: 'schema',
    else: 'schema',
    discriminator: 'discriminator',
    externalDocs: 'externalDocs',
    xml: 'xml',
  },
  example: {},
  link: { server: 'server' },
  securityScheme: {},
  discriminator: {},
  xml: {},
} as const;

type Method = (typeof methods)[number];

function methodsOf<T extends string>(kind: T): { readonly [method in Method]: T } {
  return Object.fromEntries(methods.map((method) => [method, kind])) as { [method in Method]: T };
}

/** The objects of OpenAPI 3.1 that the contracts are made of. */
export type Kind = keyof typeof written;

const grammar: Readonly<Record<Kind, Readonly<Record<string, `${Kind}${'' | '[]' | '{}'}`>>>> =
  written;
