import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { soleOperation } from './contract.ts';
import { type Json, type OpenApiDocument, resolve, type Schema } from './document.ts';

/** A documented body, with the schema among its answer's that it follows. */
type Body = {
  readonly name: string;
  readonly status: number;
  readonly mediaType: string;
  readonly schema: string;
  readonly value: Json;
};

const schemas = '#/components/schemas/';

/**
 * Writes every documented body with a compiled check of the schema that it follows, as a module that
 * needs nothing else at run time, and that module's types.
 *
 * @param document the bundle, in which every reference is local
 */
export function answersModule(document: OpenApiDocument, source: string) {
  const ajv = new Ajv2020({
    allErrors: true,
    // What OpenAPI adds to JSON Schema says nothing about validity.
    strict: false,
    // The one format in answers is that of the URL, which its reader parses anyway.
    validateFormats: false,
    // Its count of code points is a module that would have to be there at run time; no bound here needs it.
    unicode: false,
    logger: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema({
    $id: 'contract',
    components: { schemas: assertionsOf(document.components.schemas) },
  });
  const bodies = documentedBodies(document, ajv);
  const used = [...new Set(bodies.map(({ schema }) => schema))].sort();
  const checks = Object.fromEntries(used.map((name) => [name, `contract${schemas}${name}`]));
  const header = `// Written by \`npm run generate\` from ${source}. Change that file, not this one.\n`;
  return {
    code: `${header}${standaloneCode.default(ajv, checks)}\n${bodiesExport(bodies)}`,
    types: `${header}${typesOf(bodies)}`,
  };
}

/** Schemas without what they say to people and to this project: it does not decide about validity. */
function assertionsOf(schemas: { readonly [name: string]: Schema } = {}): object {
  const bare = (value: unknown, isSchema: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => bare(item, isSchema));
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(
      ([key]) => !isSchema || !/^(x-.*|description|discriminator|xml|format)$/.test(key),
    );
    // The keys of a map of schemas are names, not keywords.
    return Object.fromEntries(
      kept.map(([key, inner]) => [key, bare(inner, !isSchema || key !== 'properties')]),
    );
  };
  return bare(schemas, false) as object;
}

function documentedBodies(document: OpenApiDocument, ajv: Ajv2020): Body[] {
  const { operation } = soleOperation(document);
  return Object.entries(operation.responses).flatMap(([status, reference]) =>
    Object.entries(resolve(document, reference).content ?? {}).flatMap(([mediaType, content]) =>
      Object.entries(content.examples ?? {}).map(([name, example]) => {
        const { value } = resolve(document, example);
        const candidates = alternatives(content.schema ?? {});
        const schema = candidates.find((one) => checkOf(ajv, one)(value));
        if (!schema)
          throw new Error(`The example ${name} follows none of ${candidates.join(', ')}.`);
        return { name, status: Number(status), mediaType, schema, value };
      }),
    ),
  );
}

/** The names of the schemas that an answer may follow. */
function alternatives(schema: Schema): string[] {
  const all = schema.oneOf ?? schema.anyOf ?? [schema];
  return all.map(({ $ref = '' }) => $ref.slice(schemas.length));
}

function checkOf(ajv: Ajv2020, name: string): ValidateFunction {
  const check = ajv.getSchema(`contract${schemas}${name}`);
  if (!check) throw new Error(`There is no schema "${name}".`);
  return check;
}

function bodiesExport(bodies: readonly Body[]): string {
  const entries = bodies.map(
    ({ name, schema, ...body }) =>
      `  ${JSON.stringify(name)}: { schema: "${schema}", check: ${schema}, ...${JSON.stringify(body)} },\n`,
  );
  return `export const bodies = {\n${entries.join('')}};\n`;
}

function typesOf(bodies: readonly Body[]): string {
  const names = bodies.map(({ name }) => `  | ${JSON.stringify(name)}`).join('\n');
  return `
/** One way in which a value departs from a schema. */
export type Problem = {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: { readonly [name: string]: unknown };
};

/** A documented body, with a check of the schema that it follows. */
export type Body = {
  readonly status: number;
  readonly mediaType: string;
  readonly schema: string;
  readonly value: unknown;
  readonly check: { (value: unknown): boolean; readonly errors?: readonly Problem[] | null };
};

/** The names of the documented bodies. */
export type BodyName =
${names};

/** Every documented body, by the name of its example. */
export declare const bodies: { readonly [name in BodyName]: Body };
`;
}
