import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';
import type { ObjectStore, StoredObject, Upload } from './object-store.ts';
import { encode } from './signature.ts';

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

/** Where the file of a canonical path lies in the folder: every segment is a name that each file system holds as it is. */
export function fileOf(path: string): string {
  return path.slice(1).split('/').map(nameOf).join('/');
}

/** Names that Windows gives to devices, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

function nameOf(segment: string): string {
  // No encoded segment is a lone percent sign.
  if (segment === '') return '%';
  const name = segment
    .replace(/[^\w.~%-]/gu, encode)
    // Windows drops dots at the end, and every system reads . and .. as folders.
    .replace(/\.+$/, (dots) => '%2E'.repeat(dots.length))
    .replace(device, (word) => `%${word.charCodeAt(0).toString(16).toUpperCase()}${word.slice(1)}`);
  return shorten(name);
}

/** File systems take 255 bytes in a name; the `.part` name needs some of them too. */
function shorten(segment: string): string {
  if (segment.length <= 200) return segment;
  const digest = createHash('sha256').update(segment).digest('hex').slice(0, 16);
  return `${segment.slice(0, 90)}~${digest}~${segment.slice(-90)}`;
}
