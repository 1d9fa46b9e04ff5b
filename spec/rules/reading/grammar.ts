/** The objects of OpenAPI 3.1 that the contracts are made of. */
export type Kind =
  | 'document'
  | 'info'
  | 'contact'
  | 'license'
  | 'externalDocs'
  | 'server'
  | 'tag'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'response'
  | 'header'
  | 'schema'
  | 'example'
  | 'link'
  | 'securityScheme'
  | 'discriminator'
  | 'xml';

/** What stands under a key: one object, a list of them, or a map of them by name. */
export type Place = { readonly one: Kind } | { readonly list: Kind } | { readonly map: Kind };

const operation = { one: 'operation' } as const;
const schema = { one: 'schema' } as const;
const schemas = { list: 'schema' } as const;
const servers = { list: 'server' } as const;
const parameters = { list: 'parameter' } as const;
const examples = { map: 'example' } as const;
const content = { map: 'mediaType' } as const;
const externalDocs = { one: 'externalDocs' } as const;
const pathItems = { map: 'pathItem' } as const;

/** Which kind of object stands under which key of which object. */
export const grammar: Readonly<Record<Kind, Readonly<Record<string, Place>>>> = {
  document: {
    info: { one: 'info' },
    externalDocs,
    servers,
    tags: { list: 'tag' },
    paths: pathItems,
    webhooks: pathItems,
    components: { one: 'components' },
  },
  info: { contact: { one: 'contact' }, license: { one: 'license' } },
  contact: {},
  license: {},
  externalDocs: {},
  server: {},
  tag: { externalDocs },
  components: {
    schemas: { map: 'schema' },
    responses: { map: 'response' },
    parameters: { map: 'parameter' },
    examples,
    requestBodies: { map: 'requestBody' },
    headers: { map: 'header' },
    securitySchemes: { map: 'securityScheme' },
    links: { map: 'link' },
    pathItems,
  },
  pathItem: {
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
    servers,
    parameters,
  },
  operation: {
    externalDocs,
    parameters,
    requestBody: { one: 'requestBody' },
    responses: { map: 'response' },
    servers,
  },
  parameter: { schema, examples, content },
  requestBody: { content },
  mediaType: { schema, examples },
  response: { headers: { map: 'header' }, content, links: { map: 'link' } },
  header: { schema, examples, content },
  schema: {
    properties: { map: 'schema' },
    patternProperties: { map: 'schema' },
    additionalProperties: schema,
    propertyNames: schema,
    items: schema,
    prefixItems: schemas,
    contains: schema,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
    if: schema,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: schema,
    else: schema,
    discriminator: { one: 'discriminator' },
    externalDocs,
    xml: { one: 'xml' },
  },
  example: {},
  link: { server: { one: 'server' } },
  securityScheme: {},
  discriminator: {},
  xml: {},
};
