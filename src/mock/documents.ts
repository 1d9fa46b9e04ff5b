import type { OpenApiDocument } from '../contract/document.ts';

/** The name of a document that the mock serves: an API's, or that of the storage. */
export type ContractName = string;

/** An error in one sentence: what of the mock's needs a document does not meet. */
export function lack(document: OpenApiDocument, what: string): Error {
  return new Error(`The document "${document.info.title}" lacks ${what}.`);
}
