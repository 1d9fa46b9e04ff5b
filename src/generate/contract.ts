import extensions from '../../spec/extensions.schema.json' with { type: 'json' };
import {
  type Evidence,
  type Example,
  type Json,
  type OpenApiDocument,
  type Operation,
  resolve,
} from './document.ts';

/**
 * Writes the facts that code needs as a module of typed constants, each exported on its own so that a
 * bundler drops what an application does not use.
 *
 * @param document as it is written by hand: what it refers to in another document is a fact of that one
 */
export function contractModule(document: OpenApiDocument, source: string): string {
  const { path, method, operation } = soleOperation(document);
  const facts: Fact[] = [
    ['title', 'The name of this contract.', document.info.title],
    ['version', 'The version of this contract.', document.info.version],
    [
      'operation',
      'The operation that the other facts belong to.',
      operationFacts(path, method, operation),
    ],
    [
      'servers',
      'Base URLs, by environment; the upload has only the hosts seen in samples.',
      servers(document),
    ],
    [
      'credentials',
      'Headers that carry credentials, with what a value must look like.',
      credentials(document, operation),
    ],
    [
      'credentialHeaders',
      'The names of those headers alone, for code that a browser has to load.',
      credentialHeaders(document, operation),
    ],
    [
      'parameters',
      'Inputs with their constraints, by their name on the wire.',
      parameters(document, operation),
    ],
    [
      'uploadContentTypes',
      'The Content-Type an upload must carry, by file extension.',
      operation['x-upload-content-types'],
    ],
    [
      'limits',
      'Documented limits: rows by file extension, bytes of a body, bytes of a key.',
      operation['x-limits'],
    ],
    ['signature', 'How the pre-signed URL is signed.', operation['x-signature']],
    [
      'expiry',
      'The query parameter of the URL that tells for how many seconds it lives.',
      operation['x-expiry'],
    ],
    [
      'uploadUrl',
      'Where the answer holds the URL (JSON pointer), what else it must hold, and the lifetime in seconds.',
      uploadUrl(document, operation),
    ],
    [
      'faults',
      'Which fault of a request gives which answer; the first that holds decides.',
      operation['x-faults'],
    ],
    [
      'errorKinds',
      'What an answer means, by HTTP status; stronger, by error code, by schema or by exact message.',
      errorKinds(document, operation),
    ],
    [
      'retryable',
      'Whether the same request can succeed later, by HTTP status.',
      retryable(document, operation),
    ],
    ['examples', 'Every documented answer, by its name.', examples(document, operation)],
    [
      'inferred',
      'Every statement that the owner does not make: reasoned, and open to measurement.',
      inferred(document),
    ],
  ];
  const header = `// Written by \`npm run generate\` from ${source}. Change that file, not this one.\n`;
  return header + facts.filter(isStated).map(declaration).join('');
}

type Fact = [name: string, doc: string, value: Json | undefined];

function isStated([, , value]: Fact): boolean {
  return value !== undefined && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0);
}

function declaration([name, doc, value]: Fact): string {
  return `\n/** ${doc} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}

/** A contract describes one operation: the pre-sign call, or the upload. */
export function soleOperation(document: OpenApiDocument) {
  const { paths = {}, components } = document;
  const hasPaths = Object.keys(paths).length > 0;
  const items = Object.entries(hasPaths ? paths : (components.pathItems ?? {}));
  const operations = items.flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([key]) => ['get', 'put', 'post', 'patch', 'delete'].includes(key))
      .map(([method, operation]) => ({ path, method, operation })),
  );
  const [first, ...others] = operations;
  if (!first || others.length) {
    throw new Error(
      `${document.info.title} has ${operations.length} operations; it should have one.`,
    );
  }
  return first;
}

function operationFacts(path: string, method: string, { operationId }: Operation): Json {
  return path.startsWith('/') ? { operationId, method, path } : { operationId, method };
}

function servers({ servers = [] }: OpenApiDocument): Json {
  const named = servers.map(({ url, ...server }) => [
    server['x-environment'] ?? new URL(url).hostname,
    url,
  ]);
  return Object.fromEntries(named);
}

/** The secrets of an operation by the option that each comes from: its schemes and its sensitive headers. */
function secrets(document: OpenApiDocument, { parameters = [] }: Operation) {
  const schemes = Object.entries(document.components.securitySchemes ?? {}).map(
    ([name, { name: header, 'x-sensitive': sensitive, 'x-schema': schema }]) =>
      ({ name, header, sensitive, schema }) as const,
  );
  const settings = parameters
    .filter((parameter) => parameter['x-sensitive'])
    .map(({ name: header, 'x-sensitive': sensitive, schema }) => {
      const { type, format, minLength, maxLength } = resolve(document, schema);
      const name = header.replace(/^x-/, '').replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      return { name, header, sensitive, schema: defined({ type, format, minLength, maxLength }) };
    });
  return [...schemes, ...settings];
}

function credentials(document: OpenApiDocument, operation: Operation): Json {
  return Object.fromEntries(
    secrets(document, operation).map(({ name, header, sensitive, schema }) => [
      name,
      { header, sensitive: sensitive ?? null, ...(schema as object) },
    ]),
  ) as Json;
}

function credentialHeaders(document: OpenApiDocument, operation: Operation): Json {
  return Object.fromEntries(secrets(document, operation).map(({ name, header }) => [name, header]));
}

function parameters(document: OpenApiDocument, operation: Operation): Json {
  return Object.fromEntries(
    given(operation).map((parameter) => {
      const {
        type,
        format,
        enum: values,
        minLength,
        maxLength,
        pattern,
      } = resolve(document, parameter.schema);
      return [
        parameter.name,
        defined({
          in: parameter.in,
          required: parameter.required,
          type,
          format,
          enum: values,
          minLength,
          maxLength,
          pattern,
        }),
      ];
    }),
  );
}

/** What is given with each call; a secret is given once. */
function given({ parameters = [] }: Operation) {
  return parameters.filter((parameter) => !parameter['x-sensitive']);
}

function uploadUrl(document: OpenApiDocument, operation: Operation): Json | undefined {
  const links = Object.values(operation.responses).flatMap((response) =>
    Object.values(response.links ?? {}),
  );
  const expression = links.find((link) => link['x-target-url'])?.['x-target-url'];
  const schemas = Object.values(document.components.schemas ?? {});
  const expiresIn = schemas
    .flatMap((schema) => Object.values(schema.properties ?? {}))
    .find((property) => property['x-expires-in'])?.['x-expires-in'];
  if (!expression || !expiresIn) return undefined;
  const pointer = expression.replace('$response.body#', '');
  return { pointer, when: constantsBeside(document, operation, pointer), expiresIn };
}

/** The constants of the answer that holds the URL: without them it is no success. */
function constantsBeside(document: OpenApiDocument, operation: Operation, pointer: string): Json {
  const [field = ''] = pointer.split('/').slice(1);
  const answers = Object.values(operation.responses['200']?.content ?? {})
    .map(({ schema = {} }) => resolve(document, schema))
    .flatMap((schema) => schema.oneOf?.map((one) => resolve(document, one)) ?? schema);
  const holder = answers.find(({ properties = {} }) => {
    const property = properties[field];
    return property && resolve(document, property).type !== 'null';
  });
  const constants = Object.entries(holder?.properties ?? {})
    .filter(([, property]) => property.const !== undefined)
    .map(([name, property]) => [name, property.const]);
  return Object.fromEntries(constants) as Json;
}

function kindByStatus(document: OpenApiDocument, operation: Operation) {
  const stated = Object.entries(operation.responses)
    .map(([status, response]) => [status, resolve(document, response)['x-error-kind']] as const)
    .filter(([, kind]) => kind !== undefined);
  return Object.fromEntries(stated) as { readonly [status: string]: string };
}

/** What can pass follows from the kind of error, by the one mapping that there is. */
function retryable(document: OpenApiDocument, operation: Operation): Json {
  const passing = extensions.$defs.errorKind.oneOf.filter(({ retryable }) => retryable);
  const kinds = passing.map((kind) => kind.const);
  return Object.fromEntries(
    Object.entries(kindByStatus(document, operation)).map(([status, kind]) => [
      status,
      kinds.includes(kind),
    ]),
  );
}

function errorKinds(document: OpenApiDocument, operation: Operation): Json {
  const { schemas = {}, examples = {} } = document.components;
  const byCode = Object.values(schemas).map((schema) => schema['x-error-kinds'] ?? {});
  const code: Record<string, string> = Object.assign({}, ...byCode);
  const bySchema = Object.entries(schemas).map(([name, schema]) => [name, schema['x-error-kind']]);
  // A message says more than its code only when it means something else.
  const byMessage = Object.values(examples).flatMap(({ value, 'x-error-kind': kind }) => {
    const { Code, Message } = (value ?? {}) as { Code?: string; Message?: string };
    return kind && Code && Message && code[Code] !== kind ? [[Message, kind]] : [];
  });
  return {
    status: kindByStatus(document, operation),
    code,
    schema: defined(Object.fromEntries(bySchema)),
    message: Object.fromEntries(byMessage),
  };
}

function examples(document: OpenApiDocument, operation: Operation): Json {
  const all: Record<string, Json> = {};
  for (const [status, reference] of Object.entries(operation.responses)) {
    const response = resolve(document, reference);
    for (const [mediaType, content] of Object.entries(response.content ?? {})) {
      for (const [name, reference] of Object.entries(content.examples ?? {})) {
        const example: Example = resolve(document, reference);
        all[name] = defined({
          status: Number(status),
          mediaType,
          summary: example.summary,
          basis: basis(example['x-evidence']),
          errorKind: example['x-error-kind'],
        });
      }
    }
  }
  return all;
}

/**
 * The weakest basis decides: an example is a promise only when nothing in it is inferred. What nothing is said
 * of, the document's own page has.
 */
function basis(evidence: readonly Evidence[] = []): Evidence['basis'] {
  const main = evidence.filter(({ about }) => about === undefined);
  return (
    (['inferred', 'sample', 'documented'] as const).find((word) =>
      main.some(({ basis }) => basis === word),
    ) ?? 'documented'
  );
}

function inferred(document: OpenApiDocument): Json {
  const statements: Json[] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'x-evidence') {
        for (const { basis, statement, about } of value as Evidence[]) {
          if (basis === 'inferred' && statement) {
            statements.push({ pointer: about ? `${pointer}/${about}` : pointer, statement });
          }
        }
      } else {
        visit(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }
    }
  };
  visit(document, '');
  return statements;
}

function defined(facts: Record<string, unknown>): Json {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Json;
}
