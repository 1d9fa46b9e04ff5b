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
 */
export function checkUrl(text: string, { lifetime, url }: Presign, baseUrl: string): Departure[] {
  if (!URL.canParse(text)) return [departure('the URL cannot be parsed')];
  const { protocol, hostname } = new URL(text);
  const isInside = isPrivate(hostname);
  const said = [];
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
    fileName: undefined,
  });
  return [...said, ...signed.map(({ message }) => `of the URL, ${message}`)].map(departure);
}

/** Whether the place that a URL names ends in a file name. */
export function checkFileName(url: string, name: string): Departure[] {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  if (decoded(last) === name) return [];
  return [{ aspect: 'file-name', says: `the URL's key ends in ${last}, not in ${name}` }];
}

/** @returns undefined when a percent sign in it stands for no character */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function departure(says: string): Departure {
  return { aspect: 'url', says };
}
