import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { fileChunks } from './file-chunks.ts';

/** The first byte of a text that is not UTF-8; lines count from 1. */
export type NotUtf8 = { readonly line: number; readonly byte: number };

/** What was found in a text; `nul` is the line of its first NUL byte. */
export type TextLook = {
  readonly fault?: NotUtf8;
  readonly nul?: number;
  readonly lines: number;
};

/**
 * Looks at all of a text on disk.
 *
 * @param size its bytes
 * @param counts whether its lines are wanted, which takes longer
 * @param onProgress told after each part how many bytes were seen; for a fault, then of those before it once more
 * @throws what reading throws, and the signal's reason
 */
export async function lookAtText(
  file: FileHandle,
  size: number,
  counts: boolean,
  signal: AbortSignal,
  onProgress: (seen: number) => void,
): Promise<TextLook> {
  let lines = 0;
  let nul: number | undefined;
  async function* chunks(end: number, isCounting: boolean) {
    let seen = 0;
    let last = 10;
    for await (const chunk of fileChunks(file, end)) {
      signal.throwIfAborted();
      if (isCounting) lines += newlinesIn(chunk);
      if (nul === undefined && chunk.includes(0)) nul = seen + chunk.indexOf(0);
      last = chunk.at(-1) ?? last;
      yield chunk;
      seen += chunk.length;
      onProgress(seen);
    }
    // The last line may have no end of its own.
    if (isCounting && last !== 10) lines += 1;
  }
  const fault = await firstNotUtf8(chunks(size, counts));
  // Lines are counted only for the one file in many that needs it.
  const lineOf = async (offset: number): Promise<number> => {
    let line = 1;
    for await (const chunk of chunks(offset, false)) line += newlinesIn(chunk);
    return line;
  };
  if (fault) return { fault: { line: await lineOf(fault.offset), byte: fault.byte }, lines };
  return nul === undefined ? { lines } : { nul: await lineOf(nul), lines };
}

function newlinesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/**
 * The first byte that is not UTF-8, in a text that comes in chunks. The last character of each chunk waits
 * for the next, whether it is whole or not, so none is ever cut.
 */
export async function firstNotUtf8(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<{ readonly offset: number; readonly byte: number } | undefined> {
  let waiting: Buffer = Buffer.alloc(0);
  let position = 0;
  const faultIn = (bytes: Buffer) => {
    if (isUtf8(bytes)) return undefined;
    const at = firstInvalid(bytes);
    return { offset: position + at, byte: bytes[at] ?? 0 };
  };
  for await (const chunk of chunks) {
    // Only these few bytes are put together: to copy every chunk would take longer than to look at it.
    const rest = continuationBytes(chunk);
    const across = Buffer.concat([waiting, chunk.subarray(0, rest)]);
    if (rest === chunk.length && across.length < longestCharacter) {
      waiting = across;
      continue;
    }
    const end = Math.max(rest, lastCharacter(chunk));
    for (const bytes of [across, chunk.subarray(rest, end)]) {
      const fault = faultIn(bytes);
      if (fault) return fault;
      position += bytes.length;
    }
    // A copy: the buffer of the chunk is used again.
    waiting = Buffer.from(chunk.subarray(end));
  }
  return faultIn(waiting);
}

/** Bytes of the longest character in UTF-8. */
const longestCharacter = 4;

function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** How many bytes at the start belong to a character that began before. */
function continuationBytes(bytes: Buffer): number {
  let count = 0;
  while (count < Math.min(longestCharacter - 1, bytes.length) && isContinuation(bytes[count])) {
    count += 1;
  }
  return count;
}

/** Where the last character begins; the end when no character can be that long. */
function lastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(longestCharacter, bytes.length); back += 1) {
    const at = bytes.length - back;
    if (!isContinuation(bytes[at])) return at;
  }
  return bytes.length < longestCharacter ? 0 : bytes.length;
}

function firstInvalid(bytes: Buffer): number {
  let at = 0;
  for (let end = at; at < bytes.length; at = end) {
    const first = bytes[at] ?? 0;
    end = at + (first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);
    if (!isUtf8(bytes.subarray(at, end)) || end > bytes.length) break;
  }
  return at;
}
