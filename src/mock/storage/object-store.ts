import type { Readable } from 'node:stream';

/** An upload that arrived whole. */
export type StoredObject = {
  readonly bucket: string;
  /** The decoded key, without the bucket. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  /** The MD5 of the bytes in quotes, as S3 sends it. */
  readonly etag: string;
  /** Milliseconds since 1970, by the mock's clock. */
  readonly storedAt: number;
  readonly read: () => Promise<Buffer>;
};

export type Upload = {
  readonly bucket: string;
  readonly key: string;
  /** The path in its canonical form: all spellings of one key have the same. */
  readonly path: string;
  readonly size: number;
  readonly contentType: string;
  readonly storedAt: number;
  readonly body: Readable;
};

/** Where uploads go. The same key overwrites. */
export type ObjectStore = {
  /** @throws when the body ends before it is whole; then nothing is stored */
  readonly put: (upload: Upload) => Promise<StoredObject>;
  readonly list: () => StoredObject[];
  readonly clear: () => void;
};
