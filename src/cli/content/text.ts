import { fileChunks } from './file-chunks.ts';
import { type Fault, Utf8Check } from './utf8.ts';

/** The first place of a text that is not UTF-8; lines count from 1. */
export type NotUtf8 = Fault & { readonly line: number };

/**
 * Looks at all of a text on disk.
 *
 * @param size its bytes
 * @param onProgress told after each part how many bytes were seen; for a fault, then of those before it once more
 * @returns its first place that is not UTF-8
 * @throws what reading throws, and the signal's reason
 */
export async function findNotUtf8(
  path: string,
  size: number,
  signal: AbortSignal,
  onProgress: (seen: number) => void,
): Promise<NotUtf8 | undefined> {
  const check = new Utf8Check(size);
  let seen = 0;
  for await (const chunk of fileChunks(path, size)) {
    signal.throwIfAborted();
    const fault = check.push(chunk);
    if (fault) return { ...fault, line: await lineAt(path, fault.offset, signal, onProgress) };
    seen += chunk.length;
    onProgress(seen);
  }
  return undefined;
}

/** Lines are counted only for the one file in many that needs it. */
async function lineAt(
  path: string,
  offset: number,
  signal: AbortSignal,
  onProgress: (seen: number) => void,
): Promise<number> {
  let line = 1;
  let seen = 0;
  for await (const chunk of fileChunks(path, offset)) {
    signal.throwIfAborted();
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) line += 1;
    seen += chunk.length;
    onProgress(seen);
  }
  return line;
}
