import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes read at once. */
const chunkLength = 512 * 1024;

/**
 * Reads a file up to an offset, in two buffers in turn: a chunk is done with when the next but one is
 * asked for. It reads without leaving the thread, as a command may that has nothing else to do: of a
 * file that the system holds in memory, handing each chunk over costs more than reading it.
 *
 * @param end bytes; what the file has beyond is left out
 */
export function* fileChunks(path: string, end: number): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffers = [
      Buffer.allocUnsafeSlow(chunkLength),
      Buffer.allocUnsafeSlow(chunkLength),
    ] as const;
    for (let position = 0, turn = 0; position < end; turn++) {
      const buffer = buffers[turn % 2 ? 1 : 0];
      const wanted = Math.min(chunkLength, end - position);
      const bytesRead = readSync(file, buffer, 0, wanted, position);
      if (!bytesRead) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    closeSync(file);
  }
}
