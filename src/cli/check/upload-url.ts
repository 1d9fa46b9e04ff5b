import { isLoopback, isPrivate } from 'clear-presign/node';
import type { Departure } from './compare.ts';
import { type Presign, storage } from './contract.ts';

/** The names that Signature Version 4 gives to parts of a query. */
export const signatureParameters = {
  algorithm: 'X-Amz-Algorithm',
  signedHeaders: 'X-Amz-SignedHeaders',
  credential: 'X-Amz-Credential',
} as const;

/**
 * Holds a pre-signed URL against the contract; its query is never quoted whole.
 *
 * @param baseUrl of the server that gave it: a server elsewhere has no business with this machine
 */
export function checkUrl(text: string, { lifetime: known }: Presign, baseUrl: string): Departure[] {
  if (!URL.canParse(text)) return [departure('the URL cannot be parsed')];
  const { signature, expiry } = storage;
  const { protocol, hostname, searchParams } = new URL(text);
  const { documented, sample } = known;
  const lifetime = searchParams.get(expiry.lifetime);
  const expected = [
    [signatureParameters.algorithm, [signature.algorithm]],
    [signatureParameters.signedHeaders, [signature.signedHeaders.join(';')]],
  ] as const;
  return [
    ...(isPrivate(hostname) && !isPrivate(new URL(baseUrl).hostname)
      ? [departure(`the URL leads to ${hostname}, an address in a private network`)]
      : []),
    ...(protocol === 'https:' || isLoopback(hostname)
      ? []
      : [departure(`the URL is ${protocol}//, not https://`)]),
    ...expected.flatMap(([name, [value]]) => {
      const given = searchParams.get(name);
      return given === value ? [] : [departure(`${name} is ${given ?? 'missing'}, not ${value}`)];
    }),
    ...(lifetime === String(documented) || lifetime === String(sample)
      ? []
      : [
          departure(
            `${expiry.lifetime} is ${lifetime ?? 'missing'}; documented are ${documented} s, the sample has ${sample} s`,
          ),
        ]),
  ];
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
