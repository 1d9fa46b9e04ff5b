import type { Api } from 'clear-presign/node';
import { documents } from 'clear-presign/openapi';
import type { OpenApiDocument } from '../../contract/document.ts';
import { callsOf, uploadLinkOf } from '../../contract/operations.ts';

/** What the owner documents of files: rows by extension, and how many sheets of a workbook are read. */
export type Limits = {
  readonly rows: { readonly [extension: string]: number };
  readonly sheets?: number;
};

/** The documented limits of files for an API; nothing where no page of the owner has any. */
export function limitsOf({ id }: Api): Limits {
  const document = documents[id] as OpenApiDocument;
  const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
  return { rows: {}, ...call?.operation['x-limits'] };
}
