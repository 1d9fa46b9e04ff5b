import { follow, valueAt } from './places.ts';

export type Path = readonly (string | number)[];

/** A mapping of the document. What its keys hold is for a rule to find out. */
export type Mapping = { readonly [key: string]: unknown };

/** An object of OpenAPI: where it stands, as it is written, and with its references followed. */
export type Found = { readonly path: Path; readonly raw: Mapping; readonly resolved: Mapping };

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

/** One OpenAPI document, taken apart into the objects that the specification knows. */
export class Contract {
  readonly raw: Mapping;
  readonly resolved: Mapping;
  /** Documents that this one refers to. */
  readonly others: readonly Mapping[];
  readonly #found = new Map<Kind, Found[]>();

  constructor(raw: unknown, resolved: unknown, others: readonly unknown[] = []) {
    this.raw = mapping(raw);
    this.resolved = mapping(resolved);
    this.others = others.filter(isMapping);
    this.#visit('document', this.raw, this.resolved, []);
  }

  /** Every object of this kind that the document itself holds; a reference is not one. */
  all(kind: Kind): readonly Found[] {
    return this.#found.get(kind) ?? [];
  }

  /** The kinds of object that the document has. */
  kinds(): readonly Kind[] {
    return [...this.#found.keys()];
  }

  /** Every object of every kind. */
  objects(): readonly (Found & { readonly kind: Kind })[] {
    return [...this.#found].flatMap(([kind, found]) => found.map((one) => ({ ...one, kind })));
  }

  /** What a pointer of this document, `#/a/b`, leads to with every reference followed. */
  at(pointer: string): unknown {
    return follow(this.resolved, pointer);
  }

  #visit(kind: Kind, raw: unknown, resolved: unknown, path: Path): void {
    if (!isMapping(raw) || typeof raw['$ref'] === 'string') return;
    const found = { path, raw, resolved: mapping(resolved) };
    this.#found.set(kind, [...this.all(kind), found]);
    for (const [key, child] of Object.entries(grammar[kind])) {
      if (key in raw) this.#enter(child, raw[key], found.resolved[key], [...path, key]);
    }
  }

  #enter(child: string, raw: unknown, resolved: unknown, path: Path): void {
    const kind = child.replace(/\W+$/, '') as Kind;
    // A list has indices for names, which paths keep as numbers.
    const items = child.endsWith('[]') ? [...list(raw).entries()] : Object.entries(mapping(raw));
    if (child === kind) this.#visit(kind, raw, resolved, path);
    else
      for (const [name, item] of items) {
        this.#visit(kind, item, valueAt(resolved, [name]), [...path, name]);
      }
  }
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
    get: 'operation',
    put: 'operation',
    post: 'operation',
    delete: 'operation',
    options: 'operation',
    head: 'operation',
    patch: 'operation',
    trace: 'operation',
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

/** The objects of OpenAPI 3.1 that the contracts are made of. */
export type Kind = keyof typeof written;

const grammar: Readonly<Record<Kind, Readonly<Record<string, `${Kind}${'' | '[]' | '{}'}`>>>> =
  written;
