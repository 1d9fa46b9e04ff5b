import type { IncomingMessage } from 'node:http';
import type { Answer } from '../answers.ts';
import { printable } from '../http/printable.ts';
import type { Reply } from '../http/reply.ts';
import type { ObjectStore } from './object-store.ts';
import { canonicalPath, type Signer } from './signature.ts';
import type { StorageContract } from './storage.ts';
import { type Refusal, verify } from './verify.ts';

/** The storage behind both APIs: what a pre-signed URL leads to. */
export type Storage = {
  readonly contract: StorageContract;
  readonly signer: Signer;
  readonly store: ObjectStore;
  readonly buckets: ReadonlySet<string>;
  /** Paths up to and including the region: beneath them, everything is storage. */
  readonly roots: readonly string[];
  /** Bytes of one upload; at most the contract's. */
  readonly maxBytes: number;
};

export type UploadRequest = {
  readonly message: IncomingMessage;
  readonly path: string;
  readonly search: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Tells a client that waits for `100 Continue` to go on. */
  readonly goOn: () => void;
};

/** Answers one upload as S3 does: refuses before it reads the body, or stores it whole. */
export async function receive(storage: Storage, request: UploadRequest): Promise<Reply> {
  const refusal = refuse(storage, request);
  if (refusal) return refused(storage, refusal);
  const { message, now: storedAt } = request;
  const { bucket, key } = locate(storage, request.path);
  const path = canonicalPath(request.path);
  const size = Number(message.headers['content-length']);
  const contentType = message.headers['content-type'] ?? '';
  request.goOn();
  try {
    const upload = { bucket, key, path, size, contentType, storedAt, body: message };
    const { etag } = await storage.store.put(upload);
    return reply(storage.contract.stored, { note: `${size} bytes stored` }, 'etag', etag);
  } catch (fault) {
    // A system call that fails is the disk's; anything else is a body that broke off.
    const { syscall, code, message } = fault as NodeJS.ErrnoException;
    const isDisk = syscall !== undefined && syscall !== 'read';
    return isDisk
      ? refused(storage, {
          example: 'storage-internal-error',
          note: `the disk: ${syscall} ${code}`,
        })
      : refused(storage, { example: 'incomplete-body', note: message });
  }
}

/** S3 looks at the framing first, then at the signature, then at the place. */
function refuse(storage: Storage, request: UploadRequest): Refusal | undefined {
  const { contract, signer, buckets, maxBytes } = storage;
  const { message, path, search, now } = request;
  const { headers } = message;
  if (headers['transfer-encoding'] !== undefined) {
    return {
      example: 'not-implemented',
      note: `Transfer-Encoding ${headers['transfer-encoding']}`,
    };
  }
  const length = headers['content-length'];
  if (length === undefined) {
    return { example: 'missing-content-length', note: 'no Content-Length' };
  }
  const { bucket, key } = locate(storage, path);
  const query = search.replace(/^\?/, '');
  const { method, contentTypes, operation } = contract;
  const time = { now, clockSkew: operation['x-clock-skew'] };
  const refusal = verify(signer, { method, path, query, headers }, time, contentTypes);
  // S3 looks for the bucket before it says that nobody signed.
  if (refusal && (refusal.example !== 'access-denied' || buckets.has(bucket))) return refusal;
  if (!buckets.has(bucket)) return { example: 'no-such-bucket', note: `no bucket ${bucket}` };
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes > contract.limits.keyBytes) {
    return { example: 'key-too-long', note: `the key has ${keyBytes} bytes` };
  }
  if (Number(length) > maxBytes) {
    return { example: 'entity-too-large', note: `${length} bytes, at most ${maxBytes} are taken` };
  }
  return undefined;
}

/** Whether a path is one of the storage. */
export function isStored({ roots }: Storage, path: string): boolean {
  return roots.some((root) => path.startsWith(root));
}

function locate({ roots }: Storage, path: string): { bucket: string; key: string } {
  const root = roots.find((root) => path.startsWith(root)) ?? '/';
  const rest = path.slice(root.length);
  const slash = rest.indexOf('/');
  if (slash < 0) return { bucket: decode(rest), key: '' };
  return { bucket: decode(rest.slice(0, slash)), key: decode(rest.slice(slash + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Bytes of a note in a header: what a request sends may be quoted in it, however long. */
const noteBytes = 500;

/** The documented refusal, with the mock's word on it for whoever sees no journal. */
export function refused(storage: Storage, { example, note }: Refusal): Reply {
  const shown = printable(note).slice(0, noteBytes);
  return reply(storage.contract.example(example), { note }, 'x-mock-note', shown);
}

function reply(answer: Answer, { note }: { note: string }, ...headers: string[]): Reply {
  const { status, body, example } = answer;
  return { status, headers: [...answer.headers, ...headers], body, note, example };
}
