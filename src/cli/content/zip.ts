import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';

/** A look into a ZIP's directory. */
export type Zip = {
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
  /** The first bytes of an entry, unpacked; empty when there is none of that name. */
  readonly startOf: (name: string, length: number) => Promise<Buffer>;
};

/** An archive with more entries than this is taken on trust beyond them: no register has as many. */
const mostEntries = 10_000;

/** Bytes read at once. */
const chunkLength = 64 * 1024;

/**
 * Reads a ZIP's directory, and looks whether each entry is where it says, for as long as the work takes.
 *
 * @throws with the reason when the archive is broken
 */
export async function withZip<T>(
  handle: FileHandle,
  size: number,
  work: (zip: Zip) => Promise<T>,
): Promise<T> {
  const options = { decodeStrings: false, autoClose: false };
  const file = await fromRandomAccessReaderPromise(new Reader(handle, size), size, options);
  const entries = new Map<string, Entry>();
  let isEncrypted = false;
  for await (const entry of file.eachEntry()) {
    if (entries.size === mostEntries) break;
    await file.readLocalFileHeaderPromise(entry, { minimal: true });
    isEncrypted ||= entry.isEncrypted();
    entries.set(String(entry.fileName), entry);
  }
  const startOf = async (name: string, length: number) => {
    const entry = entries.get(name);
    return entry ? firstBytes(await file.openReadStreamPromise(entry), length) : Buffer.alloc(0);
  };
  return work({ names: [...entries.keys()], isEncrypted, startOf });
}

/** Reads within the file alone: where an archive says otherwise, yauzl's own reader ends the process. */
class Reader extends RandomAccessReader {
  readonly #handle: FileHandle;
  readonly #size: number;

  constructor(handle: FileHandle, size: number) {
    super();
    this.#handle = handle;
    this.#size = size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end));
  }

  /** A stream of the handle's own would close it, when it is left before its end. */
  async *#chunks(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end; ) {
      const buffer = Buffer.alloc(Math.min(chunkLength, end - position));
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, position);
      if (!bytesRead) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (fault: Error | null) => void,
  ): void {
    if (position < 0 || position + length > this.#size) {
      callback(new Error('a part of it lies beyond its end'));
      return;
    }
    this.#handle.read(buffer, offset, length, position).then(() => callback(null), callback);
  }

  override close(callback: (fault: Error | null) => void): void {
    callback(null);
  }
}

async function firstBytes(stream: Readable, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let seen = 0;
  for await (const part of stream) {
    parts.push(part);
    seen += part.length;
    if (seen >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}
