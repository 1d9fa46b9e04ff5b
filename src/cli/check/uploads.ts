import { createHash } from 'node:crypto';
import { type Aspect, compare, type Departure } from './compare.ts';
import { bodyNamed, storage } from './contract.ts';
import type { CaseFacts, Result } from './results.ts';
import { type Message, type Seen, send, type Waiting } from './send.ts';
import { signatureParameters } from './upload-url.ts';

/** An upload that would be accepted: what a mistake is made from. */
export type GoodUpload = {
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array;
};

/** An upload with one mistake, and the documented answer to it. */
export type UploadFault = {
  readonly title: string;
  /** The name of the documented body. */
  readonly expects: string;
  /** What else of the contract it is about: a parameter of the upload, or a keyword of the operation. */
  readonly about?: string;
  readonly message: (good: GoodUpload) => Message;
};

const { method, limits, signature } = storage;

/** The upload as it should be. */
export function uploadMessage({ url, contentType, body }: GoodUpload): Message {
  return { method, url, headers: { 'Content-Type': contentType }, body };
}

/** Every mistake of an upload that can be made without waiting and without 5 GB. */
export const uploadFaults: readonly UploadFault[] = [
  {
    title: 'another Content-Type than the one signed',
    expects: 'signature-does-not-match',
    about: 'x-signature',
    message: (good) => uploadMessage({ ...good, contentType: 'application/octet-stream' }),
  },
  {
    title: 'a URL without its query',
    expects: 'access-denied',
    message: (good) => uploadMessage({ ...good, url: withoutQuery(good.url) }),
  },
  {
    title: 'an x-amz- header that is not signed',
    expects: 'unsigned-header',
    message: (good) => {
      const message = uploadMessage(good);
      return { ...message, headers: { ...message.headers, 'x-amz-meta-check': 'yes' } };
    },
  },
  {
    title: 'a URL signed by a key that nobody knows',
    expects: 'invalid-access-key-id',
    message: (good) => uploadMessage({ ...good, url: withUnknownKey(good.url) }),
  },
  {
    title: 'a URL whose credential is cut',
    expects: 'authorization-query-parameters-error',
    message: (good) => uploadMessage({ ...good, url: withCutCredential(good.url) }),
  },
  {
    title: 'a bucket that does not exist',
    expects: 'no-such-bucket',
    message: (good) => uploadMessage({ ...good, url: withUnknownBucket(good.url) }),
  },
  {
    title: 'a chunked body',
    expects: 'not-implemented',
    message: (good) => ({ ...uploadMessage(good), framing: 'chunked' }),
  },
  {
    title: 'no Content-Length',
    expects: 'missing-content-length',
    about: 'Content-Length',
    message: (good) => ({ ...uploadMessage(good), framing: 'none' }),
  },
  {
    title: `a body announced with more than ${limits.bodyBytes} bytes`,
    expects: 'entity-too-large',
    about: 'x-limits',
    message: (good) => {
      const message = uploadMessage(good);
      const length = { 'Content-Length': String(limits.bodyBytes + 1) };
      return { ...message, headers: { ...message.headers, ...length }, framing: 'announced' };
    },
  },
];

/** An upload of nothing, which is no mistake. */
export const emptyFile = { id: 'empty-file', title: 'the upload of an empty file' } as const;

/** The upload to a URL whose key is longer than storage takes. */
export const longKeyFault: UploadFault = {
  title: `a key of more than ${limits.keyBytes} bytes`,
  expects: 'key-too-long',
  about: 'x-limits',
  message: uploadMessage,
};

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
  const [, ...scope] = (changed.searchParams.get(signatureParameters.credential) ?? '').split('/');
  changed.searchParams.set(signatureParameters.credential, change(scope));
  return changed.href;
}

const storedStatus = 200;

/** Uploads as documented; a stored upload has no body, but an ETag. */
export async function runUpload(
  id: string,
  title: string,
  good: GoodUpload,
  waiting: Waiting,
): Promise<Result> {
  const startedAt = performance.now();
  const seen = await send(uploadMessage(good), waiting);
  const { departures, observed } = storedDepartures(seen, good);
  return {
    ...uploadFacts(id, title),
    state: departures.length ? 'departs' : 'conforms',
    status: seen.status,
    departures,
    observed,
    took: performance.now() - startedAt,
  };
}

/** What a report says of an upload before it was sent. */
export function uploadFacts(id: string, title: string): CaseFacts {
  return {
    contract: storage.id,
    id,
    title,
    kind: 'upload',
    expects: undefined,
    expectedStatus: storedStatus,
    basis: 'documented',
    about: 'x-signature',
  };
}

export async function runUploadFault(
  fault: UploadFault,
  good: GoodUpload,
  waiting: Waiting,
): Promise<Result> {
  const startedAt = performance.now();
  const seen = await send(fault.message(good), waiting);
  const { departures, ...comparison } = compare(seen, fault.expects, storage.bodies);
  return {
    ...uploadFaultFacts(fault),
    ...comparison,
    state: departures.length ? 'departs' : 'conforms',
    status: seen.status,
    departures,
    took: performance.now() - startedAt,
  };
}

export function uploadFaultFacts({ title, expects, about }: UploadFault): CaseFacts {
  return {
    contract: storage.id,
    id: expects,
    title,
    kind: 'fault',
    expects,
    expectedStatus: bodyNamed(storage.bodies, expects).status,
    basis: bodyNamed(storage.bodies, expects).basis,
    about,
  };
}

function storedDepartures({ status, headers, text }: Seen, { body }: GoodUpload) {
  if (status !== storedStatus) {
    const departures: Departure[] = [
      { aspect: 'status', says: `status is ${status}, not ${storedStatus}` },
    ];
    return { departures, observed: ['status'] as Aspect[] };
  }
  const due = `"${createHash('md5').update(body).digest('hex')}"`;
  const { etag } = headers;
  const departures: Departure[] = [];
  if (etag !== due) {
    const says = `ETag is ${etag ?? 'missing'}, not ${due}, the MD5 of the bytes`;
    departures.push({ aspect: 'etag', says });
  }
  if (text) departures.push({ aspect: 'body', says: 'the answer has a body, where none is due' });
  return { departures, observed: ['status', 'etag', 'body'] as Aspect[] };
}
