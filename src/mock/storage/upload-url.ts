import type { Random } from '../random.ts';
import { compilePath } from './path-pattern.ts';
import { amzDate, canonicalPath, encode, type Signer } from './signature.ts';

/** What one pre-signed URL is made for. */
export type UploadUrlRequest = {
  readonly host: string;
  /** By default the name in the example. */
  readonly fileName: string | undefined;
  readonly contentType: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** A documented URL as a pattern from which fresh ones are made. */
export type UploadUrlPattern = {
  /** Path of the storage, up to and including the region. */
  readonly root: string;
  readonly bucket: string;
  readonly issue: (request: UploadUrlRequest) => string;
};

const signatureName = 'X-Amz-Signature';

/**
 * Turns the URL of an example into a pattern: its ids become fresh ones, the date in its path the date
 * of the signature, its last part the requested name. The order of its query stays.
 *
 * @param facts `lifetime` in seconds
 * @throws when the URL has no segment that is the region, with a bucket after it
 */
export function compileUploadUrl(
  example: string,
  { method, lifetime }: { readonly method: string; readonly lifetime: number },
  signer: Signer,
  random: Random,
): UploadUrlPattern {
  const { pathname, searchParams } = new URL(example);
  const segments = pathname.split('/').slice(1);
  const region = segments.indexOf(signer.facts.region);
  const bucket = segments[region + 1];
  if (region < 0 || !bucket) {
    const place = `${signer.facts.region}/<bucket>`;
    throw new Error(`The URL of an example has no ${place} in its path: ${pathname}`);
  }
  const names = [...searchParams.keys()].filter((name) => name !== signatureName);
  const sortedNames = names.toSorted();
  const writePath = compilePath(segments, searchParams.get('X-Amz-Date') ?? '', random);
  const signedHeaders = signer.facts.signedHeaders.join(';');
  const { accessKeyId, sessionToken } = signer.credentials;

  /** What all URLs of one second have in common. */
  const momentOf = (date: string) => {
    const values: Readonly<Record<string, string>> = {
      'X-Amz-Algorithm': signer.facts.algorithm,
      'X-Amz-Credential': `${accessKeyId}/${signer.scope(date.slice(0, 8))}`,
      'X-Amz-Date': date,
      'X-Amz-Expires': String(lifetime),
      'X-Amz-Security-Token': sessionToken,
      'X-Amz-SignedHeaders': signedHeaders,
    };
    const pair = (name: string) => `${name}=${encode(values[name] ?? '')}`;
    const [query, canonicalQuery] = [names, sortedNames].map((all) => all.map(pair).join('&'));
    return { date, query, canonicalQuery };
  };
  let moment = momentOf(amzDate(0));

  const issue = ({ host, fileName, contentType, now }: UploadUrlRequest): string => {
    const date = amzDate(now);
    if (moment.date !== date) moment = momentOf(date);
    const { query, canonicalQuery = '' } = moment;
    const path = writePath(date, now, fileName);
    const signature = signer.sign(date, {
      method,
      // Our own path is canonical already, but for a slash within the name.
      path: path.includes('%2F') ? canonicalPath(path) : path,
      query: canonicalQuery,
      headers: `content-type:${contentType}\nhost:${host}\n`,
      signedHeaders,
    });
    return `http://${host}${path}?${query}&${signatureName}=${signature}`;
  };
  return { root: `/${segments.slice(0, region + 1).join('/')}/`, bucket, issue };
}
