import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { UploadSource } from './body.ts';
import { refuse } from './refusal.ts';

/** Bytes read at once: enough to keep disk and network busy, small beside a process. */
const chunkSize = 512 * 1024;

/**
 * A file on disk, sent from there in constant memory and again when that is needed. A file that has changed
 * since, or changes while it is sent, is not stored.
 *
 * @throws InvalidOptionError when there is no such file
 */
export async function fromPath(path: string | URL): Promise<UploadSource> {
  const about = await stat(path).catch(({ code }) =>
    refuse('path', `${path} cannot be read: ${code}`),
  );
  if (!about.isFile()) refuse('path', `${path} is not a file`);
  const { size, mtimeMs } = about;
  const chunks = () => chunksOf(path, size, mtimeMs);
  const stream = () => Readable.toWeb(Readable.from(chunks())) as ReadableStream<Uint8Array>;
  return { size, repeatable: true, stream, chunks };
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
  if (!Number.isInteger(size) || size < 0) {
    refuse('size', `must be the number of bytes in the stream, and ${size} is none`);
  }
  const readable = stream instanceof Readable ? stream : Readable.fromWeb(stream as never);
  // Letting go of it may make it fail when nobody listens any more.
  readable.on('error', () => {});
  return {
    size,
    repeatable: false,
    stream: () => Readable.toWeb(readable) as ReadableStream<Uint8Array>,
    chunks: () => readable,
    release: () => readable.destroy(),
  };
}

/** Buffers in turn: one is sent and one is held back while the next is filled, so memory stays as it is. */
async function* chunksOf(
  path: string | URL,
  size: number,
  mtimeMs: number,
): AsyncGenerator<Uint8Array> {
  // Opened otherwise, a pipe that stands there by now would wait for a writer, and keep even a stopped process.
  const file = await open(path, constants.O_NONBLOCK ?? 'r').catch(({ code }) =>
    refuse('path', `${path} cannot be read: ${code}`),
  );
  try {
    await refuseIfChanged(file, path, size, mtimeMs);
    const buffers = Array.from({ length: 4 }, () => Buffer.allocUnsafeSlow(chunkSize));
    for (let sent = 0, turn = 0; sent < size; turn++) {
      const buffer = buffers[turn % buffers.length] as Buffer;
      const { bytesRead } = await file.read(buffer, 0, Math.min(chunkSize, size - sent));
      if (!bytesRead) break;
      sent += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    // The last chunk is still held back.
    await refuseIfChanged(file, path, size, mtimeMs);
  } finally {
    await file.close();
  }
}

async function refuseIfChanged(
  file: FileHandle,
  path: string | URL,
  size: number,
  mtimeMs: number,
) {
  const now = await file.stat();
  if (now.size === size && now.mtimeMs === mtimeMs) return;
  refuse(
    'path',
    `${path} has changed since it was looked at, from ${size} to ${now.size} bytes: is it still being written`,
  );
}
