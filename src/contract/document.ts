import { at, stepsOf } from './meaning.ts';

/** The parts of an OpenAPI 3.1 document that this project reads. */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Named<T> = { readonly [name: string]: T };

/** How a statement is known, from the strongest to the weakest. */
export type Basis = 'documented' | 'sample' | 'observed' | 'inferred';

export type Evidence = {
  readonly basis: Basis;
  /** When and where a live server confirmed it, for `observed`. */
  readonly observed?: { readonly date: string; readonly server: string };
  readonly source?: string;
  readonly about?: string;
  readonly statement?: string;
};

type Evident = { readonly 'x-evidence'?: readonly Evidence[] };

export type Schema = Evident & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly maximum?: number;
  readonly contentMediaType?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Named<Schema>;
  readonly items?: Schema;
  readonly xml?: { readonly name?: string };
  readonly minimum?: number;
  readonly minItems?: number;
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: Named<string> };
  readonly 'x-enumDescriptions'?: Named<string>;
  readonly 'x-sensitive'?: string;
  readonly 'x-documented-max-length'?: number;
  readonly 'x-error'?: 'code' | 'message';
  readonly 'x-error-kind'?: string;
  readonly 'x-error-kinds'?: Named<string>;
  readonly 'x-expires-in'?: { readonly documented: number; readonly sample?: number };
};

export type Example = Evident & {
  readonly summary?: string;
  readonly description?: string;
  readonly value: Json;
  readonly 'x-error-kind'?: string;
};

export type MediaType = { readonly schema?: Schema; readonly examples?: Named<Example> };

export type Link = {
  readonly operationRef?: string;
  readonly description?: string;
  readonly 'x-target-url'?: string;
};

export type Header = Evident & {
  readonly description?: string;
  readonly schema?: Schema;
  readonly examples?: Named<Example>;
};

export type Response = Evident & {
  readonly description: string;
  readonly headers?: Named<Header>;
  readonly content?: Named<MediaType>;
  readonly links?: Named<Link>;
  readonly 'x-error-kind'?: string;
};

export type Parameter = Evident & {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly examples?: Named<Example>;
  readonly 'x-sensitive'?: string;
  readonly 'x-describes-file'?: 'name' | 'type';
  readonly 'x-name'?: string;
};

export type ExternalDocs = { readonly description?: string; readonly url: string };

/** One line of `x-faults`: which mistake of a request gives which answer. */
export type Fault = {
  readonly in: Parameter['in'];
  readonly name: string;
  readonly violates?: string;
  readonly equals?: string;
  readonly status: number;
  readonly example: string;
  readonly basis: Basis;
};

/** How a pre-signed URL is signed. */
export type SignatureFacts = {
  readonly algorithm: string;
  readonly region: string;
  readonly service: string;
  /** In lower case. */
  readonly signedHeaders: readonly string[];
};

export type Operation = Evident & {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocs;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly description?: string;
    readonly content: Named<MediaType>;
  };
  readonly responses: Named<Response>;
  readonly security?: readonly Named<readonly string[]>[];
  readonly 'x-retryable'?: boolean;
  readonly 'x-upload-content-types'?: Named<string>;
  readonly 'x-limits'?: {
    readonly rows?: Named<number>;
    readonly sheets?: number;
    readonly bodyBytes?: number;
    readonly keyBytes?: number;
    readonly urlSeconds?: number;
  };
  readonly 'x-expiry'?: { readonly lifetime: string };
  readonly 'x-signature'?: SignatureFacts;
  /** Seconds that a signature may be ahead of storage's clock. */
  readonly 'x-clock-skew'?: number;
  readonly 'x-faults'?: readonly Fault[];
};

export type SecurityScheme = Evident & {
  readonly type: string;
  readonly 'x-sensitive'?: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
  readonly description?: string;
  readonly 'x-schema'?: Schema;
  readonly 'x-name'?: string;
};

export type Server = Evident & {
  readonly url: string;
  readonly description?: string;
  readonly 'x-environment'?: string;
};

/** Operations by their method, and the inputs that all of them have. */
export type PathItem = { readonly [method in (typeof methods)[number]]?: Operation } & {
  readonly $ref?: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
};

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary?: string;
    readonly description?: string;
    readonly contact?: { readonly name?: string; readonly url?: string };
    readonly license?: { readonly name: string };
  };
  readonly externalDocs?: ExternalDocs;
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly servers?: readonly Server[];
  readonly security?: readonly Named<readonly string[]>[];
  readonly paths?: Named<PathItem>;
  readonly components: {
    readonly pathItems?: Named<PathItem>;
    readonly schemas?: Named<Schema>;
    readonly parameters?: Named<Parameter>;
    readonly examples?: Named<Example>;
    readonly securitySchemes?: Named<SecurityScheme>;
  };
  readonly 'x-sources'?: Sources;
};

/** The pages that statements rest on, by id. */
export type Sources = Named<{ readonly title: string; readonly url: string }>;

/** Methods of an operation, in the order in which they are shown. */
export const methods = [
  'get',
  'put',
  'post',
  'patch',
  'delete',
  'head',
  'options',
  'trace',
] as const;

/**
 * Follows references within one document. What stands beside a `$ref` says more than what it leads to.
 *
 * @throws when a reference leads nowhere
 */
export function resolve<T extends object>(document: object, node: T): T {
  const { $ref, ...beside } = node as T & { readonly $ref?: unknown };
  if (typeof $ref !== 'string') return node;
  const target = at(document, $ref.replace(/^#/, ''));
  if (typeof target !== 'object' || target === null) {
    throw new Error(`The reference ${$ref} leads nowhere.`);
  }
  return { ...resolve(document, target as T), ...beside } as T;
}

/** A name as a step of a JSON pointer. */
export function pointerStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A copy of `root` in which the value at the JSON pointer, which must exist, is another. */
export function withValueAt<T>(root: T, pointer: string, value: unknown): T {
  const copy = structuredClone(root);
  const cut = pointer.lastIndexOf('/');
  const [last = ''] = stepsOf(pointer.slice(cut));
  (at(copy, pointer.slice(0, cut)) as { [step: string]: unknown })[last] = value;
  return copy;
}
