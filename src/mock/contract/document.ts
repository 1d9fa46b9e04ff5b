/** The parts of a bundled OpenAPI document that the mock reads. */

export type Basis = 'documented' | 'sample' | 'inferred';

export type Evidence = { readonly basis: Basis; readonly about?: string };

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Named<Schema>;
  readonly xml?: { readonly name?: string };
  readonly 'x-expires-in'?: { readonly documented: number; readonly sample?: number };
};

export type Example = {
  readonly value: unknown;
  readonly 'x-evidence'?: readonly Evidence[];
};

export type MediaType = { readonly schema?: Schema; readonly examples?: Named<Example> };

export type Header = { readonly schema?: Schema };

export type Response = {
  readonly headers?: Named<Header>;
  readonly content?: Named<MediaType>;
  readonly links?: Named<{ readonly 'x-target-url'?: string }>;
};

export type Parameter = {
  readonly name: string;
  readonly in: 'header' | 'query' | 'path';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly 'x-sensitive'?: string;
  readonly 'x-describes-file'?: 'name' | 'type';
};

export type Fault = {
  readonly in: 'header' | 'query' | 'path';
  readonly name: string;
  readonly violates?: string;
  readonly equals?: string;
  readonly status: number;
  readonly example: string;
  readonly basis: Basis;
};

export type SignatureFacts = {
  readonly algorithm: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
};

export type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Named<MediaType> };
  readonly responses: Named<Response>;
  readonly 'x-faults'?: readonly Fault[];
  readonly 'x-limits'?: { readonly bodyBytes?: number; readonly keyBytes?: number };
  readonly 'x-signature'?: SignatureFacts;
  readonly 'x-clock-skew'?: number;
  readonly 'x-upload-content-types'?: Named<string>;
};

export type SecurityScheme = {
  readonly name: string;
  readonly in: string;
  readonly 'x-schema'?: Schema;
  readonly 'x-sensitive'?: string;
};

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Named<Named<Operation>>;
  readonly components: {
    readonly pathItems?: Named<Named<Operation>>;
    readonly schemas?: Named<Schema>;
    readonly securitySchemes?: Named<SecurityScheme>;
  };
};

export type Named<T> = { readonly [name: string]: T };

/** Follows a `$ref` within one document; anything else is returned as it is. */
export function resolve<T extends object>(document: OpenApiDocument, node: T): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node;
  const target = valueAt(document, node.$ref.slice(1));
  if (!target) {
    throw new Error(`${document.info.title}: the reference ${node.$ref} leads nowhere.`);
  }
  return target as T;
}

/** The value that a JSON pointer leads to, or undefined. */
export function valueAt(root: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
    root,
  );
}

/** A copy of `root` in which the value at the JSON pointer, which must exist, is another. */
export function withValueAt<T>(root: T, pointer: string, value: unknown): T {
  const copy = structuredClone(root);
  const path = steps(pointer);
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>(
    (node, step) => (node as Record<string, unknown>)[step],
    copy,
  );
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}

function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
