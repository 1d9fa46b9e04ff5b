import { json, problem, type Reply } from '../http/reply.ts';
import { decoded } from '../http/target.ts';
import type { ObjectStore, StoredObject } from '../storage/object-store.ts';
import { encode } from '../storage/signature.ts';

const prefix = 'objects/';

/** The uploads, each with the path of this server that has its bytes. */
export function listObjects(store: ObjectStore): Reply {
  const objects = store.list().map((object) => {
    const { bucket, key, size, contentType, etag, storedAt } = object;
    const path = `/__mock/${prefix}${addressOf(object)}`;
    const at = new Date(storedAt).toISOString();
    return { bucket, key, size, contentType, etag, storedAt: at, path };
  });
  return json(200, { objects });
}

/** The bytes of one upload. */
export function showObject(store: ObjectStore, name: string) {
  if (!name.startsWith(prefix)) return undefined;
  const wanted = decoded(name.slice(prefix.length));
  const object = store.list().find(({ bucket, key }) => `${bucket}/${key}` === wanted);
  if (!object) return undefined;
  const GET = async (): Promise<Reply> => {
    const body = await object.open();
    if (!body) return problem(404, 'Not Found', 'The file of this upload is no longer there.');
    // An upload may hold anything: it must not run as a page of this origin.
    const type = ['content-type', 'application/octet-stream', 'x-content-type-options', 'nosniff'];
    return { status: 200, headers: type, body };
  };
  return { GET };
}

/** Every client takes `.` and `..` out of a path, so the slashes beside them are written as escapes. */
function addressOf({ bucket, key }: StoredObject): string {
  const isDots = (segment: string | undefined) => segment === '.' || segment === '..';
  return [bucket, ...key.split('/')]
    .map((segment, i, all) => {
      const slash = isDots(segment) || isDots(all[i - 1]) ? '%2F' : '/';
      return (i === 0 ? '' : slash) + encode(segment);
    })
    .join('');
}
