import { setImmediate } from 'node:timers/promises';
import { putByNode } from '../../node-put.ts';
import { fromPath } from '../../node-source.ts';
import type { UploadSource } from '../../upload-body.ts';
import { fileChunks } from '../content/file-chunks.ts';
import type { Planned } from './plan.ts';

/**
 * Milliseconds after which signals, timers and the other files have a turn, which a slow disk and a fast
 * network would never give them.
 */
const longestTurn = 20;

/**
 * The bytes of a file; those of a long text that nobody has looked at yet are looked at as they go.
 *
 * @param onFault told once, when there is one among them
 * @throws InvalidOptionError when there is no such file any more
 */
export async function bodyOf({ file, rest }: Planned, onFault: () => void): Promise<UploadSource> {
  const source = await fromPath(file);
  const { size } = source;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let position = 0;
    let turnedAt = performance.now();
    // No byte more than was announced, should the file grow while it is read.
    for (const chunk of fileChunks(file, size)) {
      if (rest?.see(chunk, position, size)) onFault();
      position += chunk.length;
      yield chunk;
      if (performance.now() - turnedAt > longestTurn) {
        await setImmediate();
        turnedAt = performance.now();
      }
    }
  }
  return { ...source, put: (put) => putByNode(chunks(), size, put) };
}
