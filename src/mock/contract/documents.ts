import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import integrationV1 from '../../../generated/integration-v1/openapi.json' with { type: 'json' };
import oneIntegration from '../../../generated/one-integration/openapi.json' with { type: 'json' };
import storage from '../../../generated/storage/openapi.json' with { type: 'json' };
import { UserError } from '../user-error.ts';
import type { OpenApiDocument } from './document.ts';

/** The two pre-sign APIs, by the name of their document. */
export type ApiName = 'one-integration' | 'integration-v1';

/** Every document that the mock serves. */
export type ContractName = ApiName | 'storage';

export type Documents = Readonly<Record<ContractName, OpenApiDocument>>;

export const apiNames = ['one-integration', 'integration-v1'] as const;
export const contractNames = [...apiNames, 'storage'] as const;

/** The documents that this version was made from. */
export const ownDocuments = {
  'one-integration': oneIntegration,
  'integration-v1': integrationV1,
  storage,
} as unknown as Documents;

/**
 * Reads bundled documents from `<folder>/<name>/openapi.json`, the layout of `generated/`.
 *
 * @throws {UserError} naming the file when it cannot be read or is not an OpenAPI 3 document
 */
export async function readDocuments(folder: string): Promise<Documents> {
  const documents: Partial<Record<ContractName, OpenApiDocument>> = {};
  // One after the other, so that of several unreadable files always the first is named.
  for (const name of contractNames) {
    const file = join(folder, name, 'openapi.json');
    documents[name] = parse(file, await read(file));
  }
  return documents as Documents;
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    throw new UserError(`The document ${file} cannot be read (${fault.code}).`);
  });
}

function parse(file: string, text: string): OpenApiDocument {
  let document: Partial<OpenApiDocument> | null;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UserError(`The document ${file} is not JSON. Run: npm run generate`);
  }
  if (!document?.openapi?.startsWith?.('3.')) {
    throw new UserError(`The document ${file} is not an OpenAPI 3 document.`);
  }
  return document as OpenApiDocument;
}
