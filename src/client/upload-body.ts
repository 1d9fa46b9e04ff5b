import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { refuse } from './refusal.ts';

/** How far an upload is, in bytes. */
export type Progress = { readonly sent: number; readonly total: number };

/** One `PUT` of a body. */
export type Put = {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly clock: Clock;
};

/** A file to upload, as those of the Node entry point are. */
export type UploadSource = {
  /** Bytes. */
  readonly size: number;
  /** Whether it can be sent a second time. */
  readonly repeatable: boolean;
  /** Its bytes, from the start. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** The whole of it, when it is at hand. */
  readonly blob?: Blob;
  /** Sends it without `fetch`; used unless the client has a `fetch` of its own. */
  readonly put?: (put: Put) => Promise<Answer>;
};

/** What can be uploaded. */
export type UploadBody = Blob | ArrayBuffer | ArrayBufferView | string | UploadSource;

/** @throws InvalidOptionError */
export function sourceOf(body: UploadBody): UploadSource {
  if (body instanceof Blob) {
    return { size: body.size, repeatable: true, stream: () => body.stream(), blob: body };
  }
  // A Blob without a type adds no Content-Type of its own.
  if (typeof body === 'string' || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    return sourceOf(new Blob([body as BlobPart]));
  }
  const { size, stream } = body ?? {};
  if (typeof size === 'number' && typeof stream === 'function') return body;
  return refuse('body', 'must be a Blob, bytes or text; clear-presign/node has paths and streams');
}
