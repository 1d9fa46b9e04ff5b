import { createHash } from 'node:crypto';
import { checkBody, type ObjectStore, type StoredObject, type Upload } from './object-store.ts';

/**
 * Keeps uploads in memory. The oldest are forgotten first, so that a mock which runs for days does not grow.
 *
 * @param maxBytes of all uploads together, those that are still coming too
 * @param maxObjects at once
 */
export function memoryStore(maxBytes: number, maxObjects: number): ObjectStore {
  const objects = new Map<string, StoredObject>();
  let stored = 0;
  let coming = 0;

  const forget = (path: string): void => {
    stored -= objects.get(path)?.size ?? 0;
    objects.delete(path);
  };
  const forgetUntil = (fits: () => boolean): void => {
    for (const oldest of objects.keys()) {
      if (fits()) break;
      forget(oldest);
    }
  };

  const reserve: ObjectStore['reserve'] = (size) => {
    if (coming + size > maxBytes) {
      return `${size} bytes do not fit beside the ${coming} of other uploads that are still coming: ${maxBytes} are kept in memory`;
    }
    forgetUntil(() => stored + coming + size <= maxBytes);
    coming += size;
    return () => {
      coming -= size;
    };
  };

  const put = async (upload: Upload): Promise<StoredObject> => {
    const { facts, path } = upload;
    const { content, etag } = await collect(upload);
    const read = async () => content;
    const object = { ...facts, etag, read, open: read };
    forget(path);
    forgetUntil(() => objects.size < maxObjects);
    objects.set(path, object);
    stored += facts.size;
    return object;
  };

  const clear = async () => {
    objects.clear();
    stored = 0;
    return { files: 0, bytes: 0 };
  };
  return { reserve, put, list: () => [...objects.values()], clear };
}

async function collect(upload: Upload): Promise<{ content: Buffer; etag: string }> {
  // Of its size from the start: to join chunks takes the memory twice.
  const content = Buffer.allocUnsafeSlow(upload.facts.size);
  let bytes = 0;
  for await (const chunk of upload.body.iterator({ destroyOnReturn: false })) {
    bytes += chunk.copy(content, bytes);
  }
  const hash = createHash('md5').update(content.subarray(0, bytes));
  return { content, etag: checkBody(upload, bytes, hash) };
}
