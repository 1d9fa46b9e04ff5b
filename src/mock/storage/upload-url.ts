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

export type UploadUrlFacts = {
  /** The URL of the example. */
  readonly example: string;
  readonly method: string;
  /** Seconds. */
  readonly lifetime: number;
};

/**
 * Turns the URL of an example into a pattern: its ids become fresh ones, the date in its path the date
 * of the signature, its last part the requested name. The order of its query stays.
 *
 * @throws when the URL has no segment that is the region, with a bucket after it
 */
export function compileUploadUrl(
  facts: UploadUrlFacts,
  signer: Signer,
  random: Random,
): UploadUrlPattern {
  const { pathname, searchParams } = new URL(facts.example);
  const segments = pathname.split('/').slice(1);
  const region = segments.indexOf(signer.facts.region);
  const bucket = segments[region + 1];
  if (region < 0 || !bucket) {
    const place = `${signer.facts.region}/<bucket>`;
    throw new Error(`The URL of an example has no ${place} in its path: ${pathname}`);
  }
  const names = [...searchParams.keys()].filter((name) => name !== signatureName);
  const writePath = compilePath(segments, searchParams.get('X-Amz-Date') ?? '', random);
  const signedHeaders = signer.facts.signedHeaders.join(';');
  const moment = eachSecond((at) => momentOf(at, facts.lifetime, names, signer));

  const issue = ({ host, fileName, contentType, now }: UploadUrlRequest): string => {
    const { at, query, canonicalQuery } = moment(now);
    const path = writePath(at, now, fileName);
    const signature = signer.sign(at, {
      method: facts.method,
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

const signatureName = 'X-Amz-Signature';

/** What all URLs of one second have in common. */
type Moment = {
  readonly at: string;
  readonly query: string;
  readonly canonicalQuery: string;
};

function momentOf(at: string, lifetime: number, names: readonly string[], signer: Signer): Moment {
  const { accessKeyId, sessionToken } = signer.credentials;
  const values: Readonly<Record<string, string>> = {
    'X-Amz-Algorithm': signer.facts.algorithm,
    'X-Amz-Credential': `${accessKeyId}/${signer.scope(at.slice(0, 8))}`,
    'X-Amz-Date': at,
    'X-Amz-Expires': String(lifetime),
    'X-Amz-Security-Token': sessionToken,
    'X-Amz-SignedHeaders': signer.facts.signedHeaders.join(';'),
  };
  const pair = (name: string) => `${name}=${encode(values[name] ?? '')}`;
  return {
    at,
    query: names.map(pair).join('&'),
    canonicalQuery: names.toSorted().map(pair).join('&'),
  };
}

function eachSecond(make: (at: string) => Moment): (now: number) => Moment {
  let second = Number.NaN;
  let made: Moment | undefined;
  return (now) => {
    if (!made || Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000);
      made = make(amzDate(now));
    }
    return made;
  };
}
