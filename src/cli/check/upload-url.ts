import { isLoopback, isPrivate } from 'clear-presign/node';
import { compareUrl } from '../../contract/url-comparison.ts';
import type { Departure } from './compare.ts';
import { type Presign, storage } from './contract.ts';

/** The parameter of Signature Version 4 that names the key and its scope. */
export const credentialParameter = 'X-Amz-Credential';

/**
 * Holds a pre-signed URL against the contract; its query is never quoted whole.
 *
 * @param baseUrl of the server that gave it: a server elsewhere has no business with this machine
 * @param fileName that was asked for, where the contract says that the URL's key ends in it
 */
export function checkUrl(
  text: string,
  { lifetime, url }: Presign,
  baseUrl: string,
  fileName: string | undefined,
): Departure[] {
  if (!URL.canParse(text)) return [{ aspect: 'url', says: 'the URL cannot be parsed' }];
  const { protocol, hostname } = new URL(text);
  const isInside = isPrivate(hostname);
  const said: string[] = [];
  if (isInside && !isPrivate(new URL(baseUrl).hostname)) {
    said.push(`the URL leads to ${hostname}, an address in a private network`);
  }
  if (!isInside && !storage.hosts.includes(hostname)) {
    said.push(`the URL leads to ${hostname}; the contract has ${storage.hosts.join(' and ')}`);
  }
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    said.push(`the URL is ${protocol}//, not https://`);
  }
  const { documented, sample = documented } = lifetime;
  const signed = compareUrl(text, {
    pointer: url,
    upload: storage.call.operation,
    lifetimes: [...new Set([documented, sample])],
    fileName,
  });
  return [
    ...said.map((says) => ({ aspect: 'url', says }) as const),
    ...signed.map(({ aspect, message }) => ({ aspect, says: `of the URL, ${message}` })),
  ];
}
