import type { Mask } from './mask.ts';
import { ownFault, refuse } from './refusal.ts';

/** How far an upload is, in bytes. */
export type Progress = { readonly sent: number; readonly total: number };

/** A file to upload; those of the Node entry point are such. */
export type UploadSource = {
  /** Bytes. */
  readonly size: number;
  /** Whether it can be sent a second time. */
  readonly repeatable: boolean;
  /** Its bytes, from the start. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** The same in a way that is faster here. A chunk is done with when the third after it is asked for. */
  readonly chunks?: (() => AsyncIterable<Uint8Array>) | undefined;
  /** The whole of it, when it is at hand. */
  readonly blob?: Blob | undefined;
  /** Lets go of it; called when the upload is over, however it ended. */
  readonly release?: (() => void) | undefined;
};

/** What can be uploaded. */
export type UploadBody = Blob | ArrayBuffer | ArrayBufferView | string | UploadSource;

/**
 * @param extensions of the files that are uploaded, by which a name is told from a content
 * @throws InvalidOptionError
 */
export function sourceOf(body: UploadBody, extensions: readonly string[]): UploadSource {
  if (body instanceof Blob) {
    return { size: body.size, repeatable: true, stream: () => body.stream(), blob: body };
  }
  if (typeof body === 'string') refuseFileName(body, extensions);
  // A Blob without a type adds no Content-Type of its own.
  if (typeof body === 'string' || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    return sourceOf(new Blob([body as BlobPart]), extensions);
  }
  const { size, stream, blob, then } = (body ?? {}) as Partial<UploadSource & PromiseLike<unknown>>;
  if (typeof then === 'function') refuse('body', 'is a promise: await it first');
  if ((body as unknown) instanceof URL) {
    refuse('body', 'is the address of a file, not its content: give fromPath(…) or use uploadFile');
  }
  if (typeof size === 'number' && typeof stream === 'function') {
    if (!Number.isInteger(size) || size < 0)
      refuse('body', `has a size of ${size}: no number of bytes`);
    if (blob && blob.size !== size)
      refuse('body', `has a size of ${size}, and its blob one of ${blob.size}`);
    return body as UploadSource;
  }
  return refuse('body', 'must be a Blob, bytes or text; clear-presign/node has paths and streams');
}

function refuseFileName(text: string, extensions: readonly string[]): void {
  const name = new RegExp(`^[^\\r\\n,;\\t"]{1,255}\\.(${extensions.join('|')})$`, 'i');
  if (!extensions.length || !name.test(text)) return;
  refuse(
    'body',
    `is the text "${text}", which looks like a file's name and not its content: give fromPath(…) or use uploadFile of clear-presign/node`,
  );
}

/** The most that is handed over at once, bytes, so that it can be told how far an upload is. */
const atOnce = 512 * 1024;

/** One reading of a source, on its way to storage. */
export type Reading = {
  /** Its chunks, the last only when it is certain to be the last. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether the source has ended at exactly its size and its last chunk was handed over. */
  readonly isWhole: () => boolean;
  /** What kept it from that, when it was the source itself. */
  readonly fault: () => unknown;
  /** Stops reading and lets go of what is read, also while a chunk is awaited. */
  readonly stop: () => void;
};

/**
 * Reads a source by the one rule that holds for every way of sending: storage gets the last byte only after
 * the source has ended, at exactly its size. So a source that yields more or less, however late, leaves
 * nothing stored.
 */
export function readingOf(
  source: UploadSource,
  mask: Mask,
  onProgress: ((progress: Progress) => void) | undefined,
): Reading {
  const { size: total } = source;
  let isWhole = false;
  let fault: unknown;
  let letGo = () => {};
  async function* read(): AsyncGenerator<Uint8Array> {
    let held: Uint8Array | undefined;
    let bytes = 0;
    let sent = 0;
    const handOver = (chunk: Uint8Array) => {
      sent += chunk.length;
      onProgress?.({ sent, total });
      return chunk;
    };
    try {
      const opened = open(source);
      letGo = opened.letGo;
      for await (const chunk of opened.chunks) {
        bytes += chunk.length;
        if (bytes > total) refuse('body', `has more than the ${total} bytes announced`);
        for (let at = 0; at < chunk.length; at += atOnce) {
          if (held) yield handOver(held);
          held = chunk.subarray(at, at + atOnce);
        }
      }
      if (bytes < total) refuse('body', `has ${bytes} bytes, ${total} were announced`);
      isWhole = true;
      if (held) yield handOver(held);
    } catch (reason) {
      fault = ownFault('body', mask, reason);
      throw fault;
    } finally {
      letGo();
    }
  }
  const chunks = read();
  const stop = () => {
    letGo();
    // Where it waits to hand over a chunk; what it has open is closed with it.
    chunks.return(undefined).catch(() => {});
  };
  return { chunks, isWhole: () => isWhole, fault: () => fault, stop };
}

function open(source: UploadSource): { chunks: AsyncIterable<Uint8Array>; letGo: () => void } {
  if (source.chunks) {
    // It is released when the whole upload is over.
    return { chunks: source.chunks(), letGo: () => {} };
  }
  // Not every browser iterates over a stream, and a pending read ends only by its reader.
  const reader = source.stream().getReader();
  async function* chunks() {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  }
  return { chunks: chunks(), letGo: () => void reader.cancel().catch(() => {}) };
}
