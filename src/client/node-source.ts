import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { putByNode } from './node-put.ts';
import { refuse } from './refusal.ts';
import type { UploadSource } from './upload-body.ts';

/** Bytes read at once: enough to keep disk and network busy, small beside a process. */
const chunkSize = 512 * 1024;

/**
 * A file on disk, sent from there in constant memory and again when that is needed.
 *
 * @throws InvalidOptionError when there is no such file
 */
export async function fromPath(path: string | URL): Promise<UploadSource> {
  const about = await stat(path).catch(({ code }) => refuse('path', `cannot be read: ${code}`));
  if (!about.isFile()) refuse('path', 'is not a file');
  const { size } = about;
  return {
    size,
    repeatable: true,
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    put: (put) => putByNode(chunksOf(path, size), size, put),
  };
}

/**
 * A stream of Node or of the web, sent once; it cannot be sent again when that fails.
 *
 * @param options `size`: how many bytes it will give, which storage wants to know first
 * @throws InvalidOptionError
 */
export function fromStream(
  stream: Readable | ReadableStream<Uint8Array>,
  { size }: { readonly size: number },
): UploadSource {
  if (!Number.isInteger(size) || size < 0)
    refuse('size', 'must be the number of bytes in the stream');
  const readable = stream instanceof Readable ? stream : Readable.fromWeb(stream as never);
  return {
    size,
    repeatable: false,
    stream: () => Readable.toWeb(readable) as ReadableStream<Uint8Array>,
    put: (put) => putByNode(readable, size, put),
  };
}

/** Two buffers in turn, one being sent while the other is filled: memory stays as it is. */
async function* chunksOf(path: string | URL, size: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffers = [Buffer.allocUnsafeSlow(chunkSize), Buffer.allocUnsafeSlow(chunkSize)] as const;
    for (let sent = 0, turn = 0; sent < size; turn++) {
      const buffer = buffers[turn % 2 ? 1 : 0];
      // No byte more than was announced, should the file grow while it is read.
      const { bytesRead } = await file.read(buffer, 0, Math.min(chunkSize, size - sent));
      if (!bytesRead) return;
      sent += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
