import { type Meaning, meaningOf } from '../contract/meaning.ts';
import { isLoopback, isPrivate } from './address.ts';
import type { Answer } from './answer.ts';
import type { Storage } from './api.ts';
import type { PresignedUpload } from './presigned-upload.ts';

/** Why a URL must not be uploaded to; undefined when it may. */
export function objection(
  url: string,
  baseUrl: string,
  usualHosts: readonly string[],
  hosts: readonly string[] | undefined,
): string | undefined {
  const { protocol, hostname, username, password } = new URL(url);
  const { hostname: home } = new URL(baseUrl);
  const isLocal = isLoopback(home);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname) && isLocal)) {
    return `${protocol}//${hostname} is not https`;
  }
  const isInside = isPrivate(hostname);
  if (isInside && !isPrivate(home)) return `${hostname} is a private address`;
  const allowed = hosts ?? (isInside ? [hostname] : usualHosts);
  if (!allowed.includes(hostname)) return `${hostname} is not in storageHosts`;
  return username || password ? `the URL for ${hostname} has a user name in it` : undefined;
}

/**
 * The path and query of a URL as they are written, which is what was signed; undefined when no request can
 * carry them so.
 */
export function writtenTarget(url: string): string | undefined {
  return /^https?:\/\/[^/?#\\\s]+(\/[!"$-[\]-~]*)(#|$)/i.exec(url)?.[1];
}

/** Why a URL cannot be sent byte for byte, as it was signed; undefined when it can. */
export function unsignedBy(url: string, isVerbatim: boolean): string | undefined {
  const target = writtenTarget(url);
  if (target === undefined) return 'no request can carry this URL as it is written';
  const { pathname, search } = new URL(url);
  if (isVerbatim || pathname + search === target) return undefined;
  return 'fetch would change this URL, which unsigns it';
}

/** What an answer of storage means; a stored file has no kind. */
export function judgeStored(
  { answers }: Storage,
  upload: PresignedUpload,
  { status, headers, content }: Answer,
): Meaning {
  const meaning = meaningOf(answers, status, content);
  // Any 2xx of a PUT says that it was done; a proxy in front of storage may have one of its own. But one that
  // blocks the upload says 200 to its page as well. Storage says nothing more, and a browser may not see its ETag.
  if (status >= 200 && status < 300) {
    if (content && !headers.get('etag')) {
      return { kind: 'unexpected-answer', documented: false, isStatusDocumented: false };
    }
    return { documented: meaning.documented, isStatusDocumented: meaning.isStatusDocumented };
  }
  // A proxy may refuse without S3's words, so the clock has a say too.
  const isOver = (status === 400 || status === 403) && upload.isExpired();
  return isOver ? { ...meaning, kind: 'url-expired' } : meaning;
}
