import type { Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Streamed } from '../http/reply.ts';

/** What is known of an upload before its bytes arrive. */
export type ObjectFacts = {
  readonly bucket: string;
  /** The decoded key, without the bucket. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  /** Milliseconds since 1970, by the mock's clock. */
  readonly storedAt: number;
};

/** An upload that arrived whole. */
export type StoredObject = ObjectFacts & {
  /** The MD5 of the bytes in quotes, as S3 sends it. */
  readonly etag: string;
  /** All of its bytes; up to 2 GiB. @throws when its file is gone or larger */
  readonly read: () => Promise<Buffer>;
  /** Its bytes, however many; undefined when its file is gone. */
  readonly open: () => Promise<Buffer | Streamed | undefined>;
};

export type Upload = {
  readonly facts: ObjectFacts;
  /** The path in its canonical form: all spellings of one key have the same. */
  readonly path: string;
  /** What the MD5 of the bytes should be, in base64. */
  readonly md5: string | undefined;
  readonly body: Readable;
};

/** What a store has forgotten and the disk has not. */
export type Leftover = { readonly files: number; readonly bytes: number };

/** Where uploads go. The same key overwrites. */
export type ObjectStore = {
  /** Keeps room for an upload to come. @returns what gives it back, or why there is none */
  readonly reserve: (size: number) => (() => void) | string;
  /** @throws when the body ends before it is whole, or is another than announced; then nothing is stored */
  readonly put: (upload: Upload) => Promise<StoredObject>;
  readonly list: () => StoredObject[];
  /** Forgets everything at once. @param files removes the files too */
  readonly clear: (files: boolean) => Promise<Leftover>;
};

/** The bytes that arrived are not those of Content-MD5. */
export class WrongDigest extends Error {}

/** @returns the ETag of a body @throws when it is not as it was announced */
export function checkBody({ facts: { size }, md5 }: Upload, bytes: number, hash: Hash): string {
  if (bytes !== size) throw new Error(`The body has ${bytes} bytes instead of ${size}.`);
  const digest = hash.digest();
  const arrived = digest.toString('base64');
  if (md5 !== undefined && md5 !== arrived) {
    throw new WrongDigest(`Content-MD5 is not that of the bytes that arrived, ${arrived}`);
  }
  return `"${digest.toString('hex')}"`;
}
