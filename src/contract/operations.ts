import {
  type Example,
  type Link,
  methods,
  type Named,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
  resolve,
  type Schema,
  type SecurityScheme,
} from './document.ts';
import { settingName } from './names.ts';

/** An operation where it stands. */
export type Call = {
  /** Its path; the upload has none, since its whole address is an answer. */
  readonly path: string;
  /** In lower case. */
  readonly method: string;
  readonly operation: Operation;
};

/** Every operation of an API. */
export function callsOf(document: OpenApiDocument): readonly Call[] {
  return callsIn(document, document.paths ?? {});
}

/** Every operation that a document keeps for others to lead to. */
export function sharedCalls(document: OpenApiDocument): readonly Call[] {
  return callsIn(document, document.components.pathItems ?? {});
}

function callsIn(document: OpenApiDocument, items: Named<PathItem>): readonly Call[] {
  return Object.entries(items).flatMap(([path, written]) => {
    // What another document has is that one's; only a bundle has it here.
    const item = written.$ref?.startsWith('#') ? resolve(document, written) : written;
    return methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation: withShared(document, operation, item) }] : [];
    });
  });
}

/** An operation has the parameters of its path item too, but for those that it states anew. */
function withShared(
  document: OpenApiDocument,
  operation: Operation,
  { parameters: shared = [] }: PathItem,
): Operation {
  if (!shared.length) return operation;
  const { parameters: own = [] } = operation;
  const nameOf = (given: Parameter) => {
    const { in: place, name } = resolve(document, given);
    return `${place} ${name}`;
  };
  const stated = new Set(own.map(nameOf));
  return {
    ...operation,
    parameters: [...shared.filter((one) => !stated.has(nameOf(one))), ...own],
  };
}

/** What a caller gives an operation, and when. */
export type Input = {
  /**
   * `setting`: a secret, given once. `name`, `type`: of the file, with each call. `argument`: whatever else a
   * call takes.
   */
  readonly role: 'setting' | 'name' | 'type' | 'argument';
  /** The name that callers of the library use. */
  readonly option: string;
  /** The one that users of the command know it by. */
  readonly commandName: string;
  readonly parameter: Parameter;
  readonly schema: Schema;
};

/** The inputs of an operation beside its credential. */
export function inputsOf(document: OpenApiDocument, { parameters = [] }: Operation) {
  return parameters.map((given): Input => {
    const parameter = resolve(document, given);
    const { name, 'x-sensitive': sensitive, 'x-describes-file': about } = parameter;
    const schema = resolve(document, parameter.schema);
    const role = sensitive ? 'setting' : (about ?? 'argument');
    const option = sensitive ? settingName(name) : name;
    const commandName = parameter['x-name'] ?? option;
    return { role, option, commandName, parameter, schema };
  });
}

/** A value that is right: the first example's, else one that the schema allows. */
export function exampleOf(
  document: OpenApiDocument,
  examples: Named<Example> | undefined,
  schema: Schema,
): string {
  const [first] = Object.values(examples ?? {});
  if (first) return String(resolve(document, first).value);
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000001';
  return String(schema.enum?.[0] ?? 'value');
}

/** The credential that an operation is sent with. */
export type Credential = {
  /** The option that it comes from. */
  readonly option: string;
  /** The name that users of the command know it by. */
  readonly commandName: string;
  readonly header: string;
  /** What stands before it in the header. */
  readonly prefix?: string;
  readonly scheme: SecurityScheme;
};

/** The credential of an operation; undefined when it is called without one. */
export function credentialOf(
  document: OpenApiDocument,
  { security = document.security ?? [] }: Operation,
): Credential | undefined {
  const [option] = security.flatMap(Object.keys);
  const scheme = option === undefined ? undefined : document.components.securitySchemes?.[option];
  if (option === undefined || !scheme) return undefined;
  const named = { option, commandName: scheme['x-name'] ?? option, scheme };
  if (scheme.type === 'http') return { ...named, header: 'authorization', prefix: 'Bearer ' };
  return { ...named, header: scheme.name ?? option };
}

/**
 * The headers that an operation's secrets are sent in, in lower case: the token's comes first, whether it is
 * a security scheme or a sensitive parameter.
 */
export function secretHeadersOf(
  document: OpenApiDocument,
  operation: Operation,
): readonly string[] {
  const credential = credentialOf(document, operation)?.header ?? [];
  const settings = inputsOf(document, operation).flatMap(({ role, parameter }) =>
    role === 'setting' && parameter.in === 'header' ? parameter.name : [],
  );
  return [credential, settings].flat().map((name) => name.toLowerCase());
}

/** Where an answer has the URL of an upload. */
export type UploadLink = {
  readonly status: string;
  /** JSON pointer into the body. */
  readonly pointer: string;
  /** JSON pointer to the operation that the URL is for. */
  readonly target: string;
};

/** The link of an answer to the upload that it has the URL of. */
export function uploadLinkOf(
  document: OpenApiDocument,
  { responses }: Operation,
): UploadLink | undefined {
  const found = Object.entries(responses).flatMap(([status, response]) =>
    Object.values(resolve<Response>(document, response).links ?? {}).map((given) => {
      const link = resolve<Link>(document, given);
      return {
        status,
        pointer: link['x-target-url']?.replace('$response.body#', '') ?? '',
        target: link.operationRef?.replace(/^#/, '') ?? '',
      };
    }),
  );
  return found.find(({ pointer }) => pointer);
}

/** How long the URL of an answer lives, in seconds. */
export function lifetimeOf(
  document: OpenApiDocument,
  operation: Operation,
): Schema['x-expires-in'] {
  const link = uploadLinkOf(document, operation);
  const response = link && operation.responses[link.status];
  if (!response) return undefined;
  const { content = {} } = resolve(document, response);
  for (const { schema = {} } of Object.values(content)) {
    for (const alternative of alternatives(document, schema)) {
      const life = schemaAt(document, alternative, link.pointer)?.['x-expires-in'];
      if (life) return life;
    }
  }
  return undefined;
}

/** The schemas that a body may follow, one of them. */
export function alternatives(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  const { oneOf, anyOf } = resolve(document, schema);
  return oneOf ?? anyOf ?? [schema];
}

/** A schema with its reference followed, and with all that `allOf` adds to it. */
export function wholeSchema(document: OpenApiDocument, written: Schema): Schema {
  const { allOf, ...schema } = resolve(document, written);
  if (!allOf) return schema;
  const parts = [...allOf.map((part) => wholeSchema(document, part)), schema];
  return {
    ...Object.assign({}, ...parts),
    required: parts.flatMap(({ required = [] }) => required),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  };
}

/** The schema of what a JSON pointer finds in a body, wherever it is written. */
export function schemaAt(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
): Schema | undefined {
  const steps = pointer.split('/').slice(1);
  let found = wholeSchema(document, schema);
  for (const step of steps) {
    const inner: Schema | undefined = found.items ?? found.properties?.[step];
    if (!inner) return undefined;
    found = wholeSchema(document, inner);
  }
  return found;
}
