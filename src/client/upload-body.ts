import type { Answer } from './answer.ts';
import { refuse } from './refusal.ts';

/** How far an upload is, in bytes. */
export type Progress = { readonly sent: number; readonly total: number };

/** One `PUT` of a body. */
export type Put = {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly signal: AbortSignal;
  readonly onProgress: ((progress: Progress) => void) | undefined;
};

/** A body that knows how to send itself, as those of the Node entry point do. */
export type UploadSource = {
  /** Bytes. */
  readonly size: number;
  /** Whether it can be sent a second time. */
  readonly repeatable: boolean;
  /** Its bytes, from the start. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** Sends it without `fetch`; used unless the client has a `fetch` of its own. */
  readonly put?: (put: Put) => Promise<Answer>;
};

/** What can be uploaded. */
export type UploadBody = Blob | ArrayBuffer | ArrayBufferView | string | UploadSource;

/** @returns a `Blob`, or a source as it is */
export function bodyOf(body: UploadBody): Blob | UploadSource {
  if (body instanceof Blob || isSource(body)) return body;
  // A Blob without a type adds no Content-Type of its own.
  if (typeof body === 'string' || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    return new Blob([body as BlobPart]);
  }
  return refuse(
    'body',
    'cannot be uploaded: give a Blob, bytes or text, or a path or stream by way of clear-presign/node',
  );
}

function isSource(body: unknown): body is UploadSource {
  return (
    typeof (body as Partial<UploadSource> | null)?.stream === 'function' &&
    typeof (body as UploadSource).size === 'number'
  );
}
