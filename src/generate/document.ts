/** The parts of a bundled OpenAPI document that the generator reads. */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Evidence = {
  readonly basis: 'documented' | 'sample' | 'inferred';
  readonly source?: string;
  readonly about?: string;
  readonly statement?: string;
};

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly const?: Json;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly 'x-expires-in'?: { readonly documented: number; readonly sample?: number };
  readonly 'x-error-kinds'?: { readonly [code: string]: string };
  readonly 'x-error-kind'?: string;
};

export type Example = {
  readonly value: Json;
  readonly summary: string;
  readonly 'x-error-kind'?: string;
  readonly 'x-evidence'?: readonly Evidence[];
};

export type Response = {
  readonly description: string;
  readonly content?: {
    readonly [mediaType: string]: { readonly schema?: Schema; readonly examples?: Named<Example> };
  };
  readonly links?: Named<{ readonly 'x-target-url'?: string }>;
  readonly 'x-error-kind'?: string;
};

export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly 'x-sensitive'?: string;
  readonly schema: Schema;
};

export type Fault = {
  readonly in: 'header' | 'query' | 'path';
  readonly name: string;
  readonly violates?: string;
  readonly equals?: string;
  readonly status: number;
  readonly example: string;
  readonly basis: Evidence['basis'];
};

export type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Named<Response>;
  readonly 'x-faults'?: readonly Fault[];
  readonly 'x-limits'?: Json;
  readonly 'x-signature'?: Json;
  readonly 'x-expiry'?: Json;
  readonly 'x-upload-content-types'?: Json;
};

export type SecurityScheme = {
  readonly name: string;
  readonly in: string;
  readonly 'x-sensitive'?: string;
  readonly 'x-schema'?: Schema;
};

export type PathItem = { readonly [method: string]: Operation };

export type OpenApiDocument = {
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string; readonly 'x-environment'?: string }[];
  readonly paths?: Named<PathItem>;
  readonly components: {
    readonly pathItems?: Named<PathItem>;
    readonly schemas?: Named<Schema>;
    readonly examples?: Named<Example>;
    readonly securitySchemes?: Named<SecurityScheme>;
  };
  'x-sources'?: Json;
};

type Named<T> = { readonly [name: string]: T };

/** Follows a `$ref` within one document; anything else is returned as it is. */
export function resolve<T extends object>(document: object, node: T): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node;
  const target = node.$ref
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], document);
  if (!target) throw new Error(`The reference ${node.$ref} leads nowhere.`);
  return target as T;
}
