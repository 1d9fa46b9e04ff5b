import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';
import type { ObjectStore, StoredObject, Upload } from './object-store.ts';

/**
 * Keeps each upload as a file under the folder, at its bucket and key.
 *
 * @throws {UserError} when the folder is not there and cannot be made
 */
export async function folderStore(folder: string): Promise<ObjectStore> {
  await mkdir(folder, { recursive: true }).catch((fault: NodeJS.ErrnoException) => {
    throw new UserError(
      `Uploads cannot be stored in ${folder} (${fault.code}). Choose another --data.`,
    );
  });
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
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${randomUUID()}.part`;
  const handle = await open(partial, 'w');
  try {
    // The request outlives a disk that fails: its answer has yet to be sent.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.close();
    if (bytes !== size) throw new Error(`The body has ${bytes} bytes instead of ${size}.`);
    await rename(partial, file);
  } catch (fault) {
    await handle.close();
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
