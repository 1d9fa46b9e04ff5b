import type { Evidence, Fault, Json } from '../../generate/document.ts';

/** The parts of a bundled OpenAPI document that the pages show. */
export type ApiDocument = {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
    readonly contact: { readonly name: string; readonly url: string };
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly externalDocs?: ExternalDocs;
  readonly servers: readonly Server[];
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
  readonly paths?: Named<PathItem>;
  readonly components: {
    readonly pathItems?: Named<PathItem>;
    readonly securitySchemes?: Named<SecurityScheme>;
    readonly schemas: Named<Schema>;
    readonly examples: Named<Example>;
  };
  readonly 'x-sources': Named<Source>;
};

export type Named<T> = { readonly [name: string]: T };
export type Source = { readonly title: string; readonly url: string };
export type ExternalDocs = { readonly description: string; readonly url: string };
type Evident = { readonly 'x-evidence'?: readonly Evidence[] };

export type Server = Evident & {
  readonly url: string;
  readonly description: string;
  readonly 'x-environment'?: string;
};

export type PathItem = { readonly summary?: string; readonly servers?: readonly Server[] } & {
  readonly [method in Method]?: Operation;
};

export const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

export type Operation = Evident & {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly externalDocs?: ExternalDocs;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly description: string;
    readonly content: Named<{ readonly schema: Schema }>;
  };
  readonly responses: Named<Response>;
  readonly 'x-upload-content-types'?: Named<string>;
  readonly 'x-limits'?: Limits;
  readonly 'x-signature'?: Signature;
  readonly 'x-expiry'?: Expiry;
  readonly 'x-clock-skew'?: number;
  readonly 'x-faults'?: readonly Fault[];
};

export type Limits = {
  readonly rows?: Named<number>;
  readonly bodyBytes?: number;
  readonly keyBytes?: number;
};

/** The query parameters of the URL that tell its life. */
export type Expiry = { readonly lifetime: string };

export type Signature = {
  readonly algorithm: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
};

export type Parameter = Evident & {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly 'x-sensitive'?: string;
  readonly examples: Named<Example>;
};

export type SecurityScheme = Evident & {
  readonly type: string;
  readonly in: string;
  readonly name: string;
  readonly description: string;
  readonly 'x-sensitive'?: string;
  readonly 'x-schema'?: Schema;
};

export type Response = Evident & {
  readonly description: string;
  readonly headers?: Named<Header>;
  readonly content?: Named<{ readonly schema: Schema; readonly examples: Named<Example> }>;
  readonly links?: Named<{ readonly description: string; readonly 'x-target-url': string }>;
  readonly 'x-error-kind'?: string;
};

export type Header = Evident & {
  readonly description: string;
  readonly schema: Schema;
  readonly examples?: Named<Example>;
};

export type Example = Evident & {
  readonly summary: string;
  readonly description?: string;
  readonly value: Json;
  readonly 'x-error-kind'?: string;
};

export type Schema = Evident & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly contentMediaType?: string;
  readonly required?: readonly string[];
  readonly properties?: Named<Schema>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Named<string> };
  readonly xml?: { readonly name: string };
  readonly 'x-enumDescriptions'?: Named<string>;
  readonly 'x-error-kinds'?: Named<string>;
  readonly 'x-error-kind'?: string;
  readonly 'x-sensitive'?: string;
  readonly 'x-expires-in'?: { readonly documented: number; readonly sample?: number };
  readonly 'x-documented-max-length'?: number;
};
