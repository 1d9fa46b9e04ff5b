import { createHash } from 'node:crypto';
import { type Comparison, compare, type Departure } from './compare.ts';
import { bodyNamed, storage } from './contract.ts';
import { type CaseFacts, type Result, resultOf } from './results.ts';
import { type Message, type Seen, send, type Waiting } from './send.ts';
import { credentialParameter } from './upload-url.ts';

/** An upload that would be accepted: what a mistake is made from. */
export type GoodUpload = {
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array;
};

/** An upload that is sent: what a report says of it, and what is made of one that would be accepted. */
export type UploadCase = {
  readonly facts: CaseFacts;
  readonly message: (good: GoodUpload) => Message;
};

const { method, limits, signature } = storage;

const storedStatus = 200;

/** The upload as it should be. */
export function uploadMessage({ url, contentType, body }: GoodUpload): Message {
  return { method, url, headers: { 'Content-Type': contentType }, body };
}

/** Every mistake of an upload that can be made without waiting and without 5 GB. */
export const uploadFaults: readonly UploadCase[] = [
  refusedUpload({
    title: 'another Content-Type than the one signed',
    expects: 'signature-does-not-match',
    about: 'x-signature',
    message: (good) => uploadMessage({ ...good, contentType: 'application/octet-stream' }),
  }),
  refusedUpload({
    title: 'a URL without its query',
    expects: 'access-denied',
    message: (good) => uploadMessage({ ...good, url: withoutQuery(good.url) }),
  }),
  refusedUpload({
    title: 'an x-amz- header that is not signed',
    expects: 'unsigned-header',
    message: (good) => {
      const message = uploadMessage(good);
      return { ...message, headers: { ...message.headers, 'x-amz-meta-check': 'yes' } };
    },
  }),
  refusedUpload({
    title: 'a URL signed by a key that nobody knows',
    expects: 'invalid-access-key-id',
    message: (good) => uploadMessage({ ...good, url: withUnknownKey(good.url) }),
  }),
  refusedUpload({
    title: 'a URL whose credential is cut',
    expects: 'authorization-query-parameters-error',
    message: (good) => uploadMessage({ ...good, url: withCutCredential(good.url) }),
  }),
  refusedUpload({
    title: 'a bucket that does not exist',
    expects: 'no-such-bucket',
    message: (good) => uploadMessage({ ...good, url: withUnknownBucket(good.url) }),
  }),
  refusedUpload({
    title: 'a chunked body',
    expects: 'not-implemented',
    message: (good) => ({ ...uploadMessage(good), framing: 'chunked' }),
  }),
  refusedUpload({
    title: 'no Content-Length',
    expects: 'missing-content-length',
    about: 'Content-Length',
    message: (good) => ({ ...uploadMessage(good), framing: 'none' }),
  }),
  refusedUpload({
    title: `a body announced with more than ${limits.bodyBytes} bytes`,
    expects: 'entity-too-large',
    about: 'x-limits',
    message: (good) => {
      const message = uploadMessage(good);
      const length = { 'Content-Length': String(limits.bodyBytes + 1) };
      return { ...message, headers: { ...message.headers, ...length }, framing: 'announced' };
    },
  }),
];

/** An upload of nothing, which is no mistake. */
export const emptyFile = storedUpload('empty-file', 'the upload of an empty file');

/** The upload to a URL whose key is longer than storage takes. */
export const longKeyFault = refusedUpload({
  title: `a key of more than ${limits.keyBytes} bytes`,
  expects: 'key-too-long',
  about: 'x-limits',
  message: uploadMessage,
});

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? '';
}

/** Unsigned as well: a signature over another path would be refused first. */
function withUnknownBucket(url: string): string {
  const place = new URL(withoutQuery(url));
  const segments = place.pathname.split('/');
  segments[segments.indexOf(signature.region) + 1] = 'clear-presign-check-no-such-bucket';
  place.pathname = segments.join('/');
  return place.href;
}

function withUnknownKey(url: string): string {
  return withCredential(url, (scope) => ['CLEARPRESIGNCHECK', ...scope].join('/'));
}

function withCutCredential(url: string): string {
  return withCredential(url, () => 'CLEARPRESIGNCHECK');
}

/** @param change gets what follows the key id: day, region, service, and a closing word */
function withCredential(url: string, change: (scope: readonly string[]) => string): string {
  const changed = new URL(url);
  const [, ...scope] = (changed.searchParams.get(credentialParameter) ?? '').split('/');
  changed.searchParams.set(credentialParameter, change(scope));
  return changed.href;
}

/** An upload as documented; a stored one has no body, but an ETag. */
export function storedUpload(id: string, title: string): UploadCase {
  const facts = {
    contract: storage.id,
    id,
    title,
    kind: 'upload',
    expects: undefined,
    expectedStatus: storedStatus,
    basis: 'documented',
    about: 'x-signature',
  } as const;
  return { facts, message: uploadMessage };
}

/** An upload with one mistake. */
function refusedUpload(fault: {
  readonly title: string;
  /** The name of the documented body. */
  readonly expects: string;
  /** What else of the contract it is about: a parameter of the upload, or a keyword of the operation. */
  readonly about?: string;
  readonly message: UploadCase['message'];
}): UploadCase {
  const { title, expects, about, message } = fault;
  const { status, basis } = bodyNamed(storage.bodies, expects);
  const own = { id: expects, title, kind: 'fault', expects, expectedStatus: status } as const;
  return { facts: { contract: storage.id, ...own, basis, about }, message };
}

export async function runUpload(
  { facts, message }: UploadCase,
  good: GoodUpload,
  waiting: Waiting,
): Promise<Result> {
  const seen = await send(message(good), waiting);
  const { expects } = facts;
  const comparison =
    expects === undefined ? storedComparison(seen, good) : compare(seen, expects, storage.bodies);
  return resultOf(facts, seen, comparison);
}

function storedComparison({ status, headers, text }: Seen, { body }: GoodUpload): Comparison {
  if (status !== storedStatus) {
    const says = `status is ${status}, not ${storedStatus}`;
    return { departures: [{ aspect: 'status', says }], observed: ['status'] };
  }
  const due = `"${createHash('md5').update(body).digest('hex')}"`;
  const { etag } = headers;
  const departures: Departure[] = [];
  if (etag !== due) {
    const says = `ETag is ${etag ?? 'missing'}, not ${due}, the MD5 of the bytes`;
    departures.push({ aspect: 'etag', says });
  }
  if (text) departures.push({ aspect: 'body', says: 'the answer has a body, where none is due' });
  return { departures, observed: ['status', 'etag', 'body'] };
}
