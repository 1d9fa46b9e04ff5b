import { setImmediate } from 'node:timers/promises';
import { fileChunks } from './file-chunks.ts';
import { Utf8Check } from './utf8.ts';

/** The first place of a text that is not UTF-8. */
export type NotUtf8 = { readonly line: number; readonly byte: number };

/** How many chunks are looked at before a signal may be heard. */
const chunksATurn = 32;

/** A text on disk, looked at once: a part of it beforehand, the rest while it goes by. */
export class Text {
  readonly #path: string;
  readonly #size: number;
  readonly #check: Utf8Check;

  /** @param size bytes */
  constructor(path: string, size: number) {
    this.#path = path;
    this.#size = size;
    this.#check = new Utf8Check(size);
  }

  get isSeen(): boolean {
    return this.#check.position >= this.#size;
  }

  /**
   * Reads it up to an offset.
   *
   * @returns the place at fault, if there is one
   * @throws what reading throws, and the signal's reason
   */
  async read(end: number, signal: AbortSignal): Promise<NotUtf8 | undefined> {
    let turn = 0;
    for (const chunk of fileChunks(this.#path, end)) {
      if (++turn % chunksATurn === 0) await setImmediate();
      signal.throwIfAborted();
      const place = await this.see(chunk, this.#check.position);
      if (place) return place;
    }
    return undefined;
  }

  /**
   * Looks at bytes on their way.
   *
   * @param at their offset; those that were seen before are passed over
   * @returns the place at fault, once
   */
  async see(chunk: Uint8Array, at: number): Promise<NotUtf8 | undefined> {
    const fault = this.#check.push(chunk, at);
    return fault === undefined ? undefined : this.#placeOf(fault);
  }

  /** Lines are counted only now, for the one file in many that needs it. */
  async #placeOf(offset: number): Promise<NotUtf8> {
    let line = 1;
    let byte = 0;
    let turn = 0;
    for (const chunk of fileChunks(this.#path, offset + 1)) {
      if (++turn % chunksATurn === 0) await setImmediate();
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line += 1;
      byte = bytes.at(-1) ?? 0;
    }
    return { line, byte };
  }
}
