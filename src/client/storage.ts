import { errorKinds, servers } from '../../generated/storage/contract.ts';
import { isLoopback, isPrivate } from './address.ts';
import { type Answer, kindOf, type Verdict } from './answer.ts';
import type { PresignedUpload } from './presigned-upload.ts';

const usualHosts = Object.values(servers).map((server) => new URL(server).hostname);

/** Why a URL must not be uploaded to; undefined when it may. */
export function objection(
  url: URL,
  baseUrl: URL,
  hosts: readonly string[] = usualHosts,
): string | undefined {
  const { protocol, hostname } = url;
  const isLocal = isLoopback(hostname) && isLoopback(baseUrl.hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal))
    return `${protocol}//${hostname} is not https`;
  if (isPrivate(hostname)) {
    return isPrivate(baseUrl.hostname)
      ? undefined
      : `${hostname} is an address in a private network`;
  }
  return hosts.includes(hostname) ? undefined : `${hostname} is not among the storageHosts`;
}

/** What an answer of storage means; undefined when the file is stored. */
export function judgeStored(
  upload: PresignedUpload,
  { ok, status, content }: Answer,
): Verdict | undefined {
  if (ok) return undefined;
  const ownerCode = /<Code>([^<]*)</.exec(content)?.[1];
  const ownerMessage = /<Message>([^<]*)</.exec(content)?.[1];
  const kind = kindOf(errorKinds, status, ownerCode);
  const hasExpired = ownerMessage !== undefined && Object.hasOwn(errorKinds.message, ownerMessage);
  // A proxy may refuse without S3's words, so the clock has a say too.
  const isOver = kind === 'storage-refused' && status !== 404 && upload.isExpired();
  return {
    kind: hasExpired || isOver ? 'url-expired' : kind,
    ownerCode,
    ownerMessage,
    documented: ownerCode !== undefined && status in errorKinds.status,
  };
}
