import { type Answer, answerOf, mostOfStorage } from './answer.ts';
import { type Progress, type Reading, readingOf, type UploadSource } from './body.ts';
import type { Mask } from './mask.ts';
import type { Clock } from './time.ts';

/** One sending of a file. */
export type Put = {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly source: UploadSource;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly mask: Mask;
};

/** One way to send a file; all keep the rule of `readingOf` and let go of the source. */
export type Way = (put: Put) => Promise<Answer>;

/** An answer that says that a file is stored which storage cannot have whole. */
export class EarlySuccess extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status} before the whole file was sent`);
    this.status = status;
  }
}

/**
 * Sends a file with `fetch`: as a Blob when it is one, else as a stream. Of a Blob is seen what is read by way
 * of its stream, as Node's fetch does; a browser reads it in a way of its own, and always to its end.
 */
export async function putByFetch(fetch: typeof globalThis.fetch, put: Put): Promise<Answer> {
  const { method, url, headers, signal, source, mask, onProgress } = put;
  const { blob, size } = source;
  let reading: Reading | undefined;
  const open = () => {
    reading = readingOf(source, mask, onProgress);
    return streamOf(reading);
  };
  const init = blob
    ? { headers, body: Object.assign(blob.slice(), { stream: open }) }
    : { headers: { ...headers, 'Content-Length': String(size) }, body: open(), duplex: 'half' };
  // A fetch may take no notice of the signal.
  const stop = () => reading?.stop();
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { ...init, method, signal, redirect: 'manual' });
    if (response.ok && reading && !reading.isWhole()) throw new EarlySuccess(response.status);
    if (!reading) onProgress?.({ sent: size, total: size });
    return await answerOf(response, signal, mostOfStorage);
  } catch (fault) {
    throw reading?.fault() ?? fault;
  } finally {
    stop();
  }
}

/** A stream that reads nothing before it is asked. */
function streamOf({ chunks, stop }: Reading): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array<ArrayBuffer>);
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}
