import type { FileHandle } from 'node:fs/promises';

/** The bytes of a file from an offset on; fewer than asked for when the file ends before. */
export async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}
