import type * as read from '../../contract/document.ts';
import type { Named } from '../../contract/document.ts';

/** A bundled OpenAPI document with what the pages show of it beside what the reader knows. */
export type ApiDocument = Omit<read.OpenApiDocument, 'info' | 'servers' | 'components'> & {
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
  readonly components: Omit<read.OpenApiDocument['components'], 'schemas'> & {
    readonly schemas?: Named<Schema>;
  };
  readonly 'x-sources': Named<Source>;
};

export type Source = { readonly title: string; readonly url: string };
export type ExternalDocs = { readonly description: string; readonly url: string };

export type Server = read.Server & { readonly description: string };

export type Operation = Omit<read.Operation, 'parameters' | 'requestBody' | 'responses'> & {
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
  readonly 'x-signature'?: Signature;
  readonly 'x-clock-skew'?: number;
};

export type Signature = {
  readonly algorithm: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
};

export type Parameter = Omit<read.Parameter, 'required' | 'schema'> & {
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly examples: Named<Example>;
};

export type Response = Omit<read.Response, 'content' | 'links'> & {
  readonly headers?: Named<Header>;
  readonly content?: Named<{ readonly schema: Schema; readonly examples: Named<Example> }>;
  readonly links?: Named<read.Link & { readonly description: string }>;
};

export type Header = Pick<read.Response, 'description' | 'x-evidence'> & {
  readonly schema: Schema;
  readonly examples?: Named<Example>;
};

export type Example = read.Example & { readonly description?: string };

export type Schema = Omit<read.Schema, 'properties' | 'items' | 'oneOf' | 'anyOf'> & {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly contentMediaType?: string;
  readonly properties?: Named<Schema>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Named<string> };
  readonly 'x-enumDescriptions'?: Named<string>;
  readonly 'x-sensitive'?: string;
  readonly 'x-documented-max-length'?: number;
};
