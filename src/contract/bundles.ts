import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Named, OpenApiDocument } from './document.ts';

/**
 * Reads a folder of bundled documents, each as `<folder>/<id>/openapi.json`, the layout of `generated/`.
 *
 * @returns the documents by their ids, in the order of these
 * @throws naming the folder or the file, when it cannot be read or is no OpenAPI 3 document
 */
export function readBundles(folder: string): Named<OpenApiDocument> {
  const entries = reading(`The folder ${folder}`, () =>
    readdirSync(folder, { withFileTypes: true }),
  );
  const ids = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  if (ids.length === 0) {
    throw new Error(`The folder ${folder} has no documents <name>/openapi.json.`);
  }
  return Object.fromEntries(ids.map((id) => [id, readBundle(join(folder, id, 'openapi.json'))]));
}

function readBundle(file: string): OpenApiDocument {
  const text = reading(`The document ${file}`, () => readFileSync(file, 'utf8'));
  let document: Partial<OpenApiDocument> | null;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Error(`The document ${file} is not JSON. Run: npm run generate`);
  }
  if (!document?.openapi?.startsWith?.('3.')) {
    throw new Error(`The document ${file} is not an OpenAPI 3 document.`);
  }
  return { components: {}, ...document } as OpenApiDocument;
}

function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    throw new Error(`${what} cannot be read (${(fault as NodeJS.ErrnoException).code}).`);
  }
}
