import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../../generate/documents.ts';
import type { ApiDocument, Method, Operation, Server } from './document.ts';
import { methods } from './document.ts';
import { shownDocument } from './shown.ts';

/** One reference page: a document, its single operation, and where the page stands. */
export type Reference = {
  /** The document's folder in `generated/`. */
  readonly name: (typeof documents)[number];
  readonly document: ApiDocument;
  readonly operation: Operation;
  readonly method: Method;
  /** The path on the server; the upload has none, its whole URL comes from the pre-sign call. */
  readonly path?: string;
  readonly servers: readonly Server[];
  readonly url: string;
};

/** Every reference page, in the order of `documents`. */
export function references(root: string): Reference[] {
  return documents.map((name) => {
    const file = join(root, 'generated', name, 'openapi.json');
    return reference(name, shownDocument(JSON.parse(readFileSync(file, 'utf8'))));
  });
}

function reference(name: Reference['name'], document: ApiDocument): Reference {
  const { paths = {}, components } = document;
  const hasPaths = Object.keys(paths).length > 0;
  const entries = Object.entries(hasPaths ? paths : (components.pathItems ?? {}));
  for (const [path, item] of entries) {
    const method = methods.find((method) => item[method]);
    const operation = method && item[method];
    if (!operation) continue;
    return {
      name,
      document,
      operation,
      method,
      ...(path.startsWith('/') ? { path } : {}),
      servers: document.servers,
      url: `/reference/${name}/`,
    };
  }
  throw new Error(`${document.info.title} has no operation to write a reference page of.`);
}
