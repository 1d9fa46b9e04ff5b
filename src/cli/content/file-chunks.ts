import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/** Bytes read at once. */
const chunkLength = 512 * 1024;

/**
 * Milliseconds after which signals, timers and the other files have a turn, which a slow disk and a fast
 * network would never give them.
 */
const longestTurn = 20;

/**
 * Reads a file up to an offset, in two buffers in turn: a chunk is done with when the next but one is
 * asked for. It reads without leaving the thread, as a command may that has nothing else to do: of a
 * file that the system holds in memory, handing each chunk over costs more than reading it.
 *
 * @param end bytes; what the file has beyond is left out
 */
export async function* fileChunks(file: FileHandle, end: number): AsyncGenerator<Buffer> {
  const buffers = [
    Buffer.allocUnsafeSlow(chunkLength),
    Buffer.allocUnsafeSlow(chunkLength),
  ] as const;
  let turnedAt = performance.now();
  for (let position = 0, turn = 0; position < end; turn++) {
    const buffer = buffers[turn % 2 ? 1 : 0];
    const wanted = Math.min(chunkLength, end - position);
    const bytesRead = readSync(file.fd, buffer, 0, wanted, position);
    if (!bytesRead) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
    if (performance.now() - turnedAt > longestTurn) {
      await setImmediate();
      turnedAt = performance.now();
    }
  }
}
