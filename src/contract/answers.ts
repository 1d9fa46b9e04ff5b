import {
  type Basis,
  type Evidence,
  type Example,
  type Json,
  type Named,
  type OpenApiDocument,
  type Operation,
  resolve,
  type Schema,
} from './document.ts';
import { basisOf } from './evidence.ts';
import { type Answers, at, type Meaning, meaningOf, type Shape } from './meaning.ts';
import { alternatives, schemaAt, uploadLinkOf, wholeSchema } from './operations.ts';
import { toXml } from './xml.ts';

/** The answers of an operation as the data that `meaningOf` reads an answer with. */
export function answersOf(document: OpenApiDocument, operation: Operation): Answers {
  const link = uploadLinkOf(document, operation);
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, given]) => {
      const response = resolve(document, given);
      const kind = response['x-error-kind'];
      const pointer = link?.status === status ? link.pointer : undefined;
      const shapes = Object.entries(response.content ?? {}).flatMap(
        ([mediaType, { schema = {}, examples = {} }]) =>
          alternatives(document, schema).map((one) =>
            shapeOf(document, mediaType, one, examples, pointer),
          ),
      );
      return [status, { ...(kind && { kind }), shapes }];
    }),
  );
}

function shapeOf(
  document: OpenApiDocument,
  mediaType: string,
  written: Schema,
  examples: Named<Example>,
  url: string | undefined,
): Shape {
  const schema = wholeSchema(document, written);
  const words = wordsIn(document, written);
  const constants = constantsIn(document, schema);
  const target = url === undefined ? undefined : schemaAt(document, schema, url);
  const shape: Shape = {
    ...(written.$ref && { schema: written.$ref.slice(written.$ref.lastIndexOf('/') + 1) }),
    mediaType,
    type: typeOf(schema),
    ...(Object.keys(constants).length > 0 && { constants }),
    ...(schema.pattern && { pattern: schema.pattern }),
    ...(words.code !== undefined && { code: words.code }),
    ...(words.message !== undefined && { message: words.message }),
    ...(url !== undefined && target && typeOf(target) === 'string' && { url }),
    ...(schema['x-error-kind'] && { kind: schema['x-error-kind'] }),
    ...(words.kinds && { kinds: words.kinds }),
  };
  const messages = messagesIn(document, shape, examples);
  return Object.keys(messages).length ? { ...shape, messages } : shape;
}

function typeOf({ type }: Schema): Shape['type'] {
  const [word] = [type].flat().filter((one) => one !== 'null');
  return word === 'array' || word === 'string' ? word : 'object';
}

type Words = { code?: string; message?: string; kinds?: Named<string> };

/** Where the owner's code and message stand in a body of this schema, and what each code means there. */
export function wordsIn(document: OpenApiDocument, written: Schema, pointer = ''): Words {
  const schema = wholeSchema(document, written);
  const found: Words = {};
  if (schema['x-error'] === 'message') found.message = pointer;
  if (schema['x-error'] === 'code') {
    found.code = pointer;
    const beneath = written.$ref ? resolve(document, { $ref: written.$ref } as Schema) : schema;
    // What is said beside a reference is said of single codes.
    const kinds = { ...beneath['x-error-kinds'], ...schema['x-error-kinds'] };
    if (Object.keys(kinds).length) found.kinds = kinds;
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    Object.assign(found, { ...wordsIn(document, property, `${pointer}/${name}`), ...found });
  }
  if (schema.items) {
    Object.assign(found, { ...wordsIn(document, schema.items, `${pointer}/0`), ...found });
  }
  return found;
}

/** Values that a body of this schema always has, those of objects inside it included. */
function constantsIn(document: OpenApiDocument, schema: Schema, pointer = ''): Named<Json> {
  const { properties = {}, required = [] } = schema;
  const found = required.flatMap((name) => {
    const property = wholeSchema(document, properties[name] ?? {});
    const place = `${pointer}/${name}`;
    if (property.const !== undefined) return [[place, property.const] as const];
    const isSure = typeOf(property) === 'object' && property.type === 'object';
    return isSure ? Object.entries(constantsIn(document, property, place)) : [];
  });
  return Object.fromEntries(found);
}

/** A message says more than its code only when an example says that it means something else. */
function messagesIn(document: OpenApiDocument, shape: Shape, examples: Named<Example>) {
  const found = Object.values(examples).flatMap((given) => {
    const { value, 'x-error-kind': kind } = resolve(document, given);
    const [message, code] = [at(value, shape.message), at(value, shape.code)];
    const usual = typeof code === 'string' ? shape.kinds?.[code] : undefined;
    return kind && typeof message === 'string' && usual !== kind ? [[message, kind] as const] : [];
  });
  return Object.fromEntries(found);
}

/** One documented answer. */
export type DocumentedAnswer = {
  /** The name of its example. */
  readonly name: string;
  readonly status: number;
  readonly mediaType: string;
  readonly summary: string;
  readonly description: string;
  readonly value: Json;
  /** The body as it goes over the wire. */
  readonly content: string;
  readonly basis: Basis;
  readonly evidence: readonly Evidence[];
  readonly meaning: Meaning;
};

/** Every documented answer of an operation that has a body, in the order of the document. */
export function documentedAnswers(
  document: OpenApiDocument,
  operation: Operation,
): readonly DocumentedAnswer[] {
  const answers = answersOf(document, operation);
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const number = numberOf(status, answers);
    return Object.entries(resolve(document, response).content ?? {}).flatMap(
      ([mediaType, { schema = {}, examples = {} }]) =>
        Object.entries(examples).map(([name, given]) => {
          const example = resolve(document, given);
          const content = contentOf(mediaType, resolve(document, schema), example.value);
          return {
            name,
            status: number,
            mediaType,
            summary: example.summary ?? name,
            description: example.description ?? '',
            value: example.value,
            content,
            basis: basisOf(example),
            evidence: example['x-evidence'] ?? [],
            meaning: meaningOf(answers, number, content),
          };
        }),
    );
  });
}

/** The status itself, or for `4XX` and `default` the first that only they are documented for. */
function numberOf(status: string, answers: Answers): number {
  if (/^\d+$/.test(status)) return Number(status);
  const hundreds = /^\dXX$/.test(status) ? [Number(status[0])] : [5, 4, 3, 2, 1];
  const free = hundreds.find((one) => status.startsWith(`${one}`) || !(`${one}XX` in answers)) ?? 5;
  let number = free * 100;
  while (number in answers) number++;
  return number;
}

/** An example's value in its media type. */
export function contentOf(mediaType: string, schema: Schema, value: Json): string {
  if (mediaType.endsWith('json')) return JSON.stringify(value);
  return mediaType.endsWith('xml') ? toXml(schema.xml?.name ?? 'object', value) : String(value);
}
