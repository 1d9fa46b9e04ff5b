import { upload } from './apis.ts';
import type { Message } from './send.ts';
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
  readonly message: (good: GoodUpload) => Message;
};

const { method, limits, signature } = upload;

/** The upload as it should be. */
export function uploadMessage({ url, contentType, body }: GoodUpload): Message {
  return { method, url, headers: { 'Content-Type': contentType }, body };
}

/** Every mistake of an upload that can be made without waiting and without 5 GB. */
export const uploadFaults: readonly UploadFault[] = [
  {
    title: 'another Content-Type than the one signed',
    expects: 'signature-does-not-match',
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
    message: (good) => ({ ...uploadMessage(good), framing: 'none' }),
  },
  {
    title: `a body announced with more than ${limits.bodyBytes} bytes`,
    expects: 'entity-too-large',
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
