import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../options.ts';
import { checkBody, type ObjectStore, type StoredObject, type Upload } from './object-store.ts';
import { encode } from './signature.ts';

/**
 * Keeps each upload as a file under the folder, at its bucket and key. The oldest are forgotten first; their files
 * stay, and count.
 *
 * @param maxBytes of all files that it writes together
 * @param maxObjects that are listed and fetched
 * @throws {UserError} when the folder is not there and cannot be made
 */
export async function folderStore(
  folder: string,
  maxBytes: number,
  maxObjects: number,
): Promise<ObjectStore> {
  await mkdir(folder, { recursive: true }).catch((fault: NodeJS.ErrnoException) => {
    throw new UserError(
      `Uploads cannot be stored in ${folder} (${fault.code}). Choose another --data.`,
    );
  });
  const objects = new Map<string, StoredObject>();
  /** The bytes of every file that was written, whether its object is forgotten or not. */
  const files = new Map<string, number>();
  let written = 0;
  let coming = 0;
  const count = (file: string, size: number | undefined): void => {
    written += (size ?? 0) - (files.get(file) ?? 0);
    if (size === undefined) files.delete(file);
    else files.set(file, size);
  };

  const reserve: ObjectStore['reserve'] = (size) => {
    const fits = () => written + coming + size <= maxBytes;
    // Somebody may have made room. Only looked for when it matters, since it asks the disk for each file.
    for (const file of fits() ? [] : [...files.keys()])
      if (!existsSync(file)) count(file, undefined);
    if (!fits()) {
      return `${size} bytes do not fit beside the ${written + coming} of other uploads: ${maxBytes} are kept in the data folder`;
    }
    coming += size;
    return () => {
      coming -= size;
    };
  };

  const put = async (upload: Upload): Promise<StoredObject> => {
    const { facts, path } = upload;
    const file = join(folder, fileOf(path));
    const etag = await write(file, upload);
    const object = { ...facts, etag, read: () => readFile(file), open: () => openFile(file) };
    objects.delete(path);
    for (const oldest of objects.keys()) {
      if (objects.size < maxObjects) break;
      objects.delete(oldest);
    }
    objects.set(path, object);
    count(file, facts.size);
    return object;
  };

  const clear = async (removing: boolean) => {
    objects.clear();
    for (const file of removing ? [...files.keys()] : []) {
      count(file, undefined);
      await rm(file, { force: true });
      await removeEmpty(dirname(file), folder);
    }
    return { files: files.size, bytes: written };
  };
  return { reserve, put, list: () => [...objects.values()], clear };
}

/** Removes a folder and those above it, up to another, as far as nothing is in them. */
async function removeEmpty(inner: string, outer: string): Promise<void> {
  for (let folder = inner; relative(outer, folder) !== ''; folder = dirname(folder)) {
    if (await rmdir(folder).catch((fault: Error) => fault)) return;
  }
}

async function openFile(file: string) {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  const { size } = await handle.stat();
  return { size, stream: handle.createReadStream() };
}

/** Writes beside the file first, so that nobody ever sees half an upload. */
async function write(file: string, upload: Upload): Promise<string> {
  const hash = createHash('md5');
  let bytes = 0;
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${randomUUID()}.part`;
  const handle = await open(partial, 'w');
  try {
    // The request outlives a disk that fails: its answer has yet to be sent.
    for await (const chunk of upload.body.iterator({ destroyOnReturn: false })) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.close();
    const etag = checkBody(upload, bytes, hash);
    await rename(partial, file);
    return etag;
  } catch (fault) {
    await handle.close();
    await rm(partial, { force: true });
    throw fault;
  }
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
