import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../contract/document.ts';
import { callsOf, sharedCalls, uploadLinkOf } from '../../contract/operations.ts';
import {
  documentsOf,
  type Registry,
  readRegistry,
  type Source,
  storageOf,
} from '../../contract/registry.ts';
import type { ApiDocument, Operation, Server } from './document.ts';
import { shownDocument } from './shown.ts';

/** One reference page: an operation, the document that it is of, and where the page stands. */
export type Reference = {
  /** The document's folder in `generated/`. */
  readonly name: string;
  readonly title: string;
  /** As it is shown. */
  readonly document: ApiDocument;
  /** As it was bundled. */
  readonly bundle: OpenApiDocument;
  readonly operation: Operation;
  /** Whether its page stands for the whole document: the operation that gives a URL, else the first. */
  readonly isMain: boolean;
  /** In lower case. */
  readonly method: string;
  /** The path on the server; the upload has none, its whole URL comes from the pre-sign call. */
  readonly path?: string;
  /** What stands for the path where there is none. */
  readonly address?: string;
  readonly servers: readonly Server[];
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

function pagesOf(registry: Registry, source: Source, bundle: ApiDocument): Reference[] {
  const { id: name } = source;
  const document = shownDocument(bundle);
  const isApi = registry.apis.includes(source);
  const calls = isApi ? callsOf(document) : sharedCalls(document);
  const main = calls.find(({ operation }) => uploadLinkOf(document, operation)) ?? calls[0];
  if (!main)
    throw new Error(`${document.info.title} has no operation to write a reference page of.`);
  const storage = storageOf(registry, source);
  return [main, ...calls.filter((call) => call !== main)].map(({ path, method, ...call }) => {
    const operation = call.operation as Operation;
    const isMain = call.operation === main.operation;
    const item: { readonly summary?: string } = document.components.pathItems?.[path] ?? {};
    return {
      name,
      title: isMain ? document.info.title : `${document.info.title}: ${operation.summary}`,
      document,
      bundle,
      operation,
      isMain,
      method,
      ...(isApi ? { path } : item.summary !== undefined && { address: item.summary }),
      servers: document.servers,
      url: isMain ? `/reference/${name}/` : `/reference/${name}/${operation.operationId}/`,
      ...(storage !== undefined && { storage }),
    };
  });
}

/** What a call takes beside its secrets. */
export function parametersOf<T extends { readonly 'x-sensitive'?: string }>({
  parameters = [],
}: {
  readonly parameters?: readonly T[];
}): T[] {
  return parameters.filter((parameter) => !parameter['x-sensitive']);
}

/** The page that stands for each document. */
export function mainPages(all: readonly Reference[]): Reference[] {
  return all.filter(({ isMain }) => isMain);
}

/** The page that stands for each API. */
export function apiPages(all: readonly Reference[]): Reference[] {
  return mainPages(all).filter(({ path }) => path !== undefined);
}
