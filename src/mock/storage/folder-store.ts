import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore, StoredObject, Upload } from './object-store.ts';

/** Keeps each upload as a file under the folder, at its bucket and key. */
export function folderStore(folder: string): ObjectStore {
  const objects = new Map<string, StoredObject>();

  const put = async (upload: Upload): Promise<StoredObject> => {
    const { bucket, key, path, size, contentType, storedAt } = upload;
    const file = join(folder, fileOf(path));
    const etag = await write(file, upload);
    const read = () => readFile(file);
    const object = { bucket, key, size, contentType, etag, storedAt, read };
    objects.set(path, object);
    return object;
  };
  return { put, list: () => [...objects.values()], clear: () => objects.clear() };
}

/** Writes beside the file first, so that nobody ever sees half an upload. */
async function write(file: string, { body, size }: Upload): Promise<string> {
  const hash = createHash('md5');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${randomUUID()}.part`;
  try {
    await pipeline(body, count, createWriteStream(partial));
    if (bytes !== size) throw new Error(`The body has ${bytes} bytes instead of ${size}.`);
    await rename(partial, file);
  } catch (fault) {
    await rm(partial, { force: true });
    throw fault;
  }
  return `"${hash.digest('hex')}"`;
}

/** The path in its percent-encoded form, with every segment one that a file system can hold. */
function fileOf(path: string): string {
  return path
    .split('/')
    .filter(Boolean)
    .map((segment) => (/^\.+$/.test(segment) ? segment.replaceAll('.', '%2E') : shorten(segment)))
    .join('/');
}

/** File systems take 255 bytes in a name; the `.part` name needs some of them too. */
function shorten(segment: string): string {
  if (segment.length <= 200) return segment;
  const digest = createHash('sha256').update(segment).digest('hex').slice(0, 16);
  return `${segment.slice(0, 90)}~${digest}~${segment.slice(-90)}`;
}
