import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

/** The first place of a file that is not UTF-8. */
export type NotUtf8 = { readonly line: number; readonly byte: number };

const chunkLength = 1 << 20;
/** Room before a chunk for the begun character that the chunk before ended with. */
const room = 3;

/**
 * Reads a whole file in chunks of 1 MiB, one being looked at while the next is read, so that its size
 * costs little time and no memory.
 *
 * @returns the first place that is not UTF-8, if there is one
 * @throws the signal's reason when it is aborted
 */
export async function firstNotUtf8(
  file: FileHandle,
  signal?: AbortSignal,
): Promise<NotUtf8 | undefined> {
  let [current, other] = [
    Buffer.allocUnsafe(room + chunkLength),
    Buffer.allocUnsafe(room + chunkLength),
  ];
  let kept = 0;
  let position = 0;
  let reading = file.read(current, room, chunkLength, position);
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await reading;
    const held = current.subarray(room - kept, room + bytesRead);
    const start = position - kept;
    position += bytesRead;
    if (bytesRead > 0) reading = file.read(other, room, chunkLength, position);
    const whole = bytesRead === 0 ? held : withoutCutCharacter(held);
    if (!isUtf8(whole)) {
      await reading;
      return place(file, start, whole);
    }
    if (bytesRead === 0) return undefined;
    kept = held.length - whole.length;
    held.copy(other, room - kept, whole.length);
    [current, other] = [other, current];
  }
}

/** Leaves out a character at the end whose other bytes are still to come. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

async function place(file: FileHandle, start: number, chunk: Buffer): Promise<NotUtf8> {
  const at = firstInvalid(chunk);
  return { line: 1 + (await linesBefore(file, start + at)), byte: chunk[at] ?? 0 };
}

/** Halves the chunk until one byte is left; a character cut by a half counts as good. */
function firstInvalid(chunk: Buffer): number {
  let good = 0;
  let bad = chunk.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(withoutCutCharacter(chunk.subarray(0, middle)))) good = middle;
    else bad = middle;
  }
  // A cut character that never becomes whole ends up in `good`: its first byte is the one at fault.
  return withoutCutCharacter(chunk.subarray(0, good)).length;
}

async function linesBefore(file: FileHandle, end: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(chunkLength);
  let lines = 0;
  for (let position = 0; position < end; ) {
    const wanted = Math.min(buffer.length, end - position);
    const { bytesRead } = await file.read(buffer, 0, wanted, position);
    if (bytesRead === 0) break;
    const bytes = buffer.subarray(0, bytesRead);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
    position += bytesRead;
  }
  return lines;
}
