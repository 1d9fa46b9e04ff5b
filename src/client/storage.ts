import { errorKinds, servers } from '../../generated/storage/contract.ts';
import { isLoopback, isPrivate } from './address.ts';
import { type Answer, meaning, type Verdict } from './answer.ts';
import type { PresignedUpload } from './presigned-upload.ts';

const usualHosts = Object.values(servers).map((server) => new URL(server).hostname);

/** Why a URL must not be uploaded to; undefined when it may. */
export function objection(
  url: string,
  baseUrl: string,
  hosts: readonly string[] | undefined,
): string | undefined {
  const { protocol, hostname } = new URL(url);
  const { hostname: home } = new URL(baseUrl);
  const isLocal = isLoopback(home);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname) && isLocal)) {
    return `${protocol}//${hostname} is not https`;
  }
  const isInside = isPrivate(hostname);
  if (isInside && !isPrivate(home)) return `${hostname} is a private address`;
  const allowed = hosts ?? (isInside ? [hostname] : usualHosts);
  return allowed.includes(hostname) ? undefined : `${hostname} is not in storageHosts`;
}

/** What an answer of storage means; undefined when the file is stored. */
export function judgeStored(upload: PresignedUpload, answer: Answer): Verdict | undefined {
  const { status, content } = answer;
  if (status >= 200 && status < 300) return undefined;
  const [ownerCode, ownerMessage] = ['Code', 'Message'].map(
    (name) => new RegExp(`<${name}>([^<]*)<`).exec(content)?.[1],
  );
  const code = meaning(errorKinds, status, ownerCode);
  // A proxy may refuse without S3's words, so the clock has a say too.
  const isOver = (status === 400 || status === 403) && upload.isExpired();
  const byMessage = meaning(
    { code: errorKinds.message, status: { [status]: code } },
    status,
    ownerMessage,
  );
  const documented = ownerCode !== undefined && Object.hasOwn(errorKinds.status, status);
  return { code: isOver ? 'url-expired' : byMessage, ownerCode, ownerMessage, documented };
}
