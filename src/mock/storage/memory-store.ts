import { createHash } from 'node:crypto';
import type { ObjectStore, StoredObject, Upload } from './object-store.ts';

/**
 * Keeps uploads in memory. The oldest are forgotten first, so that a mock which runs for days does not grow.
 *
 * @param maxBytes of all uploads together
 * @param maxObjects at once
 */
export function memoryStore(maxBytes: number, maxObjects: number): ObjectStore {
  const objects = new Map<string, StoredObject>();
  let bytes = 0;

  const forget = (path: string): void => {
    bytes -= objects.get(path)?.size ?? 0;
    objects.delete(path);
  };

  const put = async (upload: Upload): Promise<StoredObject> => {
    const content = await collect(upload);
    const { bucket, key, path, size, contentType, storedAt } = upload;
    const etag = `"${createHash('md5').update(content).digest('hex')}"`;
    const read = async () => content;
    const object = { bucket, key, size, contentType, etag, storedAt, read };
    forget(path);
    objects.set(path, object);
    bytes += size;
    for (const oldest of objects.keys()) {
      if (bytes <= maxBytes && objects.size <= maxObjects) break;
      if (oldest !== path) forget(oldest);
    }
    return object;
  };

  const clear = (): void => {
    objects.clear();
    bytes = 0;
  };
  return { put, list: () => [...objects.values()], clear };
}

async function collect({ body, size }: Upload): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  if (content.length !== size) {
    throw new Error(`The body has ${content.length} bytes instead of ${size}.`);
  }
  return content;
}
