import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  OpenApiDocument,
  Operation,
  Parameter,
  Schema,
  SecurityScheme,
} from '../contract/document.ts';
import {
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  sharedCalls,
  uploadLinkOf,
} from '../contract/operations.ts';
import {
  documentsOf,
  type Registry,
  readRegistry,
  type Source,
  storageOf,
} from '../contract/registry.ts';

/** One reference page: an operation, the document that it is of, and where the page stands. */
export type Reference = {
  /** The document's folder in `generated/`. */
  readonly name: string;
  readonly title: string;
  /** As it was bundled. */
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  /** Whether its page stands for the whole document: the operation that gives a URL, else the first. */
  readonly isMain: boolean;
  /** In lower case. */
  readonly method: string;
  /** The path on the server; the upload has none, its whole URL comes from the pre-sign call. */
  readonly path?: string;
  /** What stands for the path where there is none. */
  readonly address?: string;
  readonly url: string;
  /** The document of the upload that its URLs are for. */
  readonly storage?: string;
};

/** Every reference page, in the order of the registry. */
export function references(root: string): Reference[] {
  const registry = readRegistry(root);
  return documentsOf(registry).flatMap((source) => {
    const file = join(root, 'generated', source.id, 'openapi.json');
    return pagesOf(registry, source, JSON.parse(readFileSync(file, 'utf8')));
  });
}

function pagesOf(registry: Registry, source: Source, document: OpenApiDocument): Reference[] {
  const { id: name } = source;
  const { title } = document.info;
  const isApi = registry.apis.includes(source);
  const calls = isApi ? callsOf(document) : sharedCalls(document);
  const main = calls.find(({ operation }) => uploadLinkOf(document, operation)) ?? calls[0];
  if (!main) throw new Error(`${title} has no operation to write a reference page of.`);
  const storage = storageOf(registry, source);
  return [main, ...calls.filter((call) => call !== main)].map((call) => {
    const { path, method, operation } = call;
    const isMain = call === main;
    const address = document.components.pathItems?.[path]?.summary;
    return {
      name,
      title: isMain ? title : `${title}: ${operation.summary}`,
      document,
      operation,
      isMain,
      method,
      ...(isApi ? { path } : address !== undefined && { address }),
      url: `/reference/${name}/${isMain ? '' : `${operation.operationId}/`}`,
      ...(storage !== undefined && { storage }),
    };
  });
}

/** The page that stands for each document. */
export function mainPages(all: readonly Reference[]): Reference[] {
  return all.filter(({ isMain }) => isMain);
}

/** The page that stands for each API. */
export function apiPages(all: readonly Reference[]): Reference[] {
  return mainPages(all).filter(({ path }) => path !== undefined);
}

/** The APIs whose URLs a document of storage is for; each API that gives URLs, where none is asked about. */
export function givingPages(all: readonly Reference[], storage?: string): Reference[] {
  return apiPages(all).filter(
    (page) => page.storage !== undefined && (storage ?? page.storage) === page.storage,
  );
}

/** What a call takes beside its secrets. */
export function argumentsOf({ document, operation }: Reference): Input[] {
  return inputsOf(document, operation).filter(({ role }) => role !== 'setting');
}

/** What a caller is given once and sends with every call: the credential, and the secrets beside it. */
export type Secret = {
  /** The option of the client. */
  readonly option: string;
  readonly header: string;
  /** What stands before it in the header. */
  readonly prefix: string;
  readonly isCredential: boolean;
  readonly says: SecurityScheme | Parameter;
  readonly schema: Schema;
};

/** The secrets of an operation, its credential first. */
export function secretsOf({ document, operation }: Reference): Secret[] {
  const credential = credentialOf(document, operation);
  const settings = inputsOf(document, operation).filter(({ role }) => role === 'setting');
  const beside = settings.map(({ option, parameter, schema }) => ({
    option,
    header: parameter.name,
    prefix: '',
    isCredential: false,
    says: parameter,
    schema,
  }));
  if (!credential) return beside;
  const { option, header, prefix = '', scheme: says } = credential;
  const schema = says['x-schema'] ?? {};
  return [{ option, header, prefix, isCredential: true, says, schema }, ...beside];
}
