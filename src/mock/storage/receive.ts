import type { Answer } from '../answers.ts';
import { choose, readPreferences } from '../engine/prefer.ts';
import { printable, problem, type Reply, unprocessable } from '../http/reply.ts';
import { decoded } from '../http/target.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import { type ObjectStore, WrongDigest } from './object-store.ts';
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

/** The upload, if the path is one of the storage. */
export function storageTarget(
  storage: Storage,
  now: () => number,
  path: string,
): Target | undefined {
  if (!isStored(storage, path)) return undefined;
  return {
    contract: storage.contract.name,
    answers: storage.contract.answers,
    methods: [storage.contract.method],
    answer: (exchange) => preferred(storage, exchange) ?? receive(storage, exchange, now()),
  };
}

/** Storage takes no preferences in its query: that is signed. */
function preferred({ contract }: Storage, { message }: Exchange): Reply | undefined {
  const preferred = readPreferences(message.headers['prefer']?.toString(), '');
  if (!preferred) return undefined;
  if ('mistake' in preferred) return unprocessable(preferred.mistake);
  const chosen = choose(contract.answers, preferred.preferences, contract.stored);
  if (!chosen) return problem(404, 'Not Found', `The contract has no answer ${preferred.applied}.`);
  return reply(chosen, undefined, 'preference-applied', preferred.applied);
}

/**
 * Answers one upload as S3 does: refuses before it reads the body, or stores it whole.
 *
 * @param now milliseconds since 1970
 */
async function receive(storage: Storage, exchange: Exchange, now: number): Promise<Reply> {
  const refusal = refuse(storage, exchange, now);
  if (refusal) return refused(storage, refusal);
  const { message } = exchange;
  const { headers } = message;
  const size = Number(headers['content-length']);
  const room = storage.store.reserve(size);
  if (typeof room === 'string') return refused(storage, { example: 'slow-down', note: room });
  exchange.welcomeBody();
  try {
    const { etag } = await storage.store.put({
      facts: {
        ...locate(storage, exchange.path),
        size,
        contentType: headers['content-type'] ?? '',
        storedAt: now,
      },
      path: canonicalPath(exchange.path),
      md5: headers['content-md5']?.toString(),
      body: message,
    });
    return reply(storage.contract.stored, `${size} bytes stored`, 'etag', etag);
  } catch (fault) {
    return refused(storage, whyNotStored(fault as NodeJS.ErrnoException));
  } finally {
    room();
  }
}

function whyNotStored(fault: NodeJS.ErrnoException): Refusal {
  const { syscall, code, message } = fault;
  if (fault instanceof WrongDigest) return { example: 'bad-digest', note: message };
  // A system call that fails is the disk's; anything else is a body that broke off.
  return syscall !== undefined && syscall !== 'read'
    ? { example: 'storage-internal-error', note: `the disk: ${syscall} ${code}` }
    : { example: 'incomplete-body', note: message };
}

/** S3 looks at the framing first, then at the signature, then at the place. */
function refuse(storage: Storage, exchange: Exchange, now: number): Refusal | undefined {
  const { contract, buckets, maxBytes } = storage;
  const { message, path, search } = exchange;
  const { headers } = message;
  if (headers['transfer-encoding'] !== undefined) {
    const note = `Transfer-Encoding ${headers['transfer-encoding']}`;
    return { example: 'not-implemented', note };
  }
  const length = headers['content-length'];
  if (length === undefined) {
    return { example: 'missing-content-length', note: 'no Content-Length' };
  }
  const { bucket, key } = locate(storage, path);
  const query = search.replace(/^\?/, '');
  const refusal = verify(storage, { method: contract.method, path, query, headers }, now);
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
  if (slash < 0) return { bucket: decoded(rest), key: '' };
  return { bucket: decoded(rest.slice(0, slash)), key: decoded(rest.slice(slash + 1)) };
}

/** Bytes of a note in a header: what a request sends may be quoted in it, however long. */
const noteBytes = 500;

/** The documented refusal, with the mock's word on it for whoever sees no journal. */
export function refused(storage: Storage, { example, note }: Refusal): Reply {
  const shown = printable(note).slice(0, noteBytes);
  return reply(storage.contract.example(example), note, 'x-mock-note', shown);
}

function reply(answer: Answer, note: string | undefined, ...headers: string[]): Reply {
  const { status, body, example } = answer;
  return { status, headers: [...answer.headers, ...headers], body, note, example };
}
