import { bundles } from '../../generated/bundles.ts';
import { readBundles } from '../contract/bundles.ts';
import type { Named, OpenApiDocument } from '../contract/document.ts';
import { UserError } from './options.ts';

/** The name of a document that the mock serves: an API's, or that of the storage. */
export type ContractName = string;

/** The documents that a mock serves, by their names. */
export type Documents = Named<OpenApiDocument>;

/** The documents that this version was made from. */
export const ownDocuments: Documents = bundles;

/** @throws {UserError} naming the folder or the file that cannot be read or is no OpenAPI 3 document */
export function readDocuments(folder: string): Documents {
  try {
    return readBundles(folder);
  } catch (fault) {
    throw new UserError((fault as Error).message);
  }
}

/** An error in one sentence: what of the mock's needs a document does not meet. */
export function lack(document: OpenApiDocument, what: string): Error {
  return new Error(`The document "${document.info.title}" lacks ${what}.`);
}
