import { isUtf8 } from 'node:buffer';

/** A byte of a text that is not UTF-8: where it stands, and what it is. */
export type Fault = { readonly offset: number; readonly byte: number };

/** Looks for the first byte of a file that is not UTF-8, while the file goes by in chunks. */
export class Utf8Check {
  readonly #size: number;
  /** How many bytes have gone by. */
  #position = 0;
  /** A character that the last chunk began and did not end. */
  #begun: Buffer = Buffer.alloc(0);

  /** @param size bytes of the whole file: a character that its end cuts is a fault */
  constructor(size: number) {
    this.#size = size;
  }

  /**
   * @param bytes the chunk after the one that was pushed before
   * @returns the first fault, when it is in this chunk; what comes behind a fault is not looked at
   */
  push(bytes: Buffer): Fault | undefined {
    const start = this.#position - this.#begun.length;
    const missing = this.#begun.length && lengthBy(this.#begun[0] ?? 0) - this.#begun.length;
    const first = Buffer.concat([this.#begun, bytes.subarray(0, missing)]);
    const parts = [
      { part: first, from: start },
      { part: bytes.subarray(missing), from: start + first.length },
    ];
    this.#position += bytes.length;
    this.#begun = Buffer.alloc(0);
    for (const { part, from } of parts) {
      const whole = this.#position === this.#size ? part : withoutCutCharacter(part);
      if (!isUtf8(whole)) {
        const within = firstInvalid(whole);
        return { offset: from + within, byte: whole[within] ?? 0 };
      }
      // A copy: the buffer of the chunk is used again.
      if (whole.length < part.length) this.#begun = Buffer.from(part.subarray(whole.length));
    }
    return undefined;
  }
}

/** Leaves out a character at the end whose other bytes are still to come. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return back < lengthBy(byte) ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

/** How many bytes the character has that begins with this one. */
function lengthBy(byte: number): number {
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

/** Halves the bytes until one is left; a character cut by a half counts as good. */
function firstInvalid(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(withoutCutCharacter(bytes.subarray(0, middle)))) good = middle;
    else bad = middle;
  }
  // A cut character that never becomes whole ends up in `good`: its first byte is the one at fault.
  return withoutCutCharacter(bytes.subarray(0, good)).length;
}
