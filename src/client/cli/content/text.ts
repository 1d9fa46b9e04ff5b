import { setImmediate } from 'node:timers/promises';
import { fileChunks } from './file-chunks.ts';
import { Utf8Check } from './utf8.ts';

/** The first place of a text that is not UTF-8. */
export type NotUtf8 = {
  /** Undefined when the file could not be read again to count them. */
  readonly line: number | undefined;
  readonly offset: number;
  readonly byte: number;
};

/** How many chunks are read before a signal may be heard. */
const chunksATurn = 8;

/** A text on disk, looked at once: a part of it beforehand, the rest while it goes by. */
export class Text {
  readonly #path: string;
  readonly #check = new Utf8Check();

  constructor(path: string) {
    this.#path = path;
  }

  /** How many of its bytes were looked at. */
  get seen(): number {
    return this.#check.position;
  }

  /**
   * Looks at it up to an offset, or to the first fault.
   *
   * @param size bytes of the whole
   * @throws what reading throws, and the signal's reason
   */
  async read(end: number, size: number, signal: AbortSignal): Promise<void> {
    for await (const chunk of chunks(this.#path, end, signal)) {
      if (this.see(chunk, this.seen, size)) return;
    }
  }

  /**
   * Looks at bytes on their way.
   *
   * @param at their offset; those that were seen before are passed over
   * @param size bytes of the whole
   * @returns whether the first fault is among them
   */
  see(chunk: Uint8Array, at: number, size: number): boolean {
    return this.#check.push(chunk, at, size);
  }

  /**
   * The place at fault, if one was seen. Lines are counted only now, for the one file in many that needs
   * it.
   *
   * @throws the signal's reason
   */
  async place(signal: AbortSignal): Promise<NotUtf8 | undefined> {
    const { fault } = this.#check;
    if (!fault) return undefined;
    let line = 1;
    try {
      for await (const chunk of chunks(this.#path, fault.offset, signal)) {
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
        for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line += 1;
      }
      return { ...fault, line };
    } catch {
      signal.throwIfAborted();
      return { ...fault, line: undefined };
    }
  }
}

/** Gives way to signals and other work now and then. */
async function* chunks(path: string, end: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let turn = 0;
  for (const chunk of fileChunks(path, end)) {
    if (++turn % chunksATurn === 0) await setImmediate();
    signal.throwIfAborted();
    yield chunk;
  }
}
