import { json, type Reply } from '../http/reply.ts';
import type { ObjectStore, StoredObject } from '../storage/object-store.ts';
import { encode } from '../storage/signature.ts';

const prefix = 'objects/';

/** The uploads, each with the path of this server that has its bytes. */
export function listObjects(store: ObjectStore): Reply {
  const objects = store.list().map((object) => {
    const { bucket, key, size, contentType, etag, storedAt } = object;
    const path = `/__mock/${prefix}${locator(object)}`;
    const at = new Date(storedAt).toISOString();
    return { bucket, key, size, contentType, etag, storedAt: at, path };
  });
  return json(200, { objects });
}

/** The bytes of one upload. */
export function showObject(store: ObjectStore, name: string) {
  if (!name.startsWith(prefix)) return undefined;
  const object = store.list().find((object) => prefix + locator(object) === name);
  if (!object) return undefined;
  const GET = async (): Promise<Reply> => ({
    status: 200,
    // An upload may hold anything: it must not run as a page of this origin.
    headers: ['content-type', 'application/octet-stream', 'x-content-type-options', 'nosniff'],
    body: await object.read(),
  });
  return { GET };
}

function locator({ bucket, key }: StoredObject): string {
  return [bucket, ...key.split('/')].map(encode).join('/');
}
