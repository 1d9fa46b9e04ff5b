import type { IncomingHttpHeaders } from 'node:http';
import {
  type CanonicalRequest,
  canonicalPath,
  encode,
  fromAmzDate,
  type Signer,
} from './signature.ts';
import type { StorageContract, StorageExample } from './storage.ts';

/** The parts of an upload request that its signature covers. */
export type SignedRequest = {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
};

/** Why storage refuses a request: the name of the documented example, and what was wrong. */
export type Refusal = { readonly example: StorageExample; readonly note: string };

const prefix = 'X-Amz-';
const needed = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

/**
 * Checks a pre-signed request as S3 does: parameters, key, expiry, extra headers, signature.
 *
 * @param now milliseconds since 1970
 * @returns undefined when the request is the one that was signed and its URL is alive
 */
export function verify(
  { signer, contract }: { readonly signer: Signer; readonly contract: StorageContract },
  request: SignedRequest,
  now: number,
): Refusal | undefined {
  const query = parseQuery(request.query);
  if (!query) return damaged('the query has a malformed percent-escape');
  const given = (name: string) => query.find(([key]) => key === `${prefix}${name}`)?.[1];
  if (!query.some(([key]) => key.startsWith(prefix))) {
    return { example: 'access-denied', note: 'the URL carries no signature' };
  }
  const missing = needed.find((name) => !given(name));
  if (missing) return damaged(`${prefix}${missing} is missing`);
  return (
    refuseParameters(signer, given, contract, now) ??
    refuseHeaders(request, given) ??
    refuseSignature(signer, request, query, given, contract)
  );
}

type Given = (name: string) => string | undefined;
type Query = readonly (readonly [name: string, value: string])[];

function refuseParameters(
  signer: Signer,
  given: Given,
  { operation, limits }: StorageContract,
  now: number,
): Refusal | undefined {
  const { 'x-clock-skew': clockSkew = Number.POSITIVE_INFINITY } = operation;
  const { urlSeconds: maxLife = Number.POSITIVE_INFINITY } = limits;
  const date = given('Date') ?? '';
  const signedAt = fromAmzDate(date);
  const seconds = /^\d{1,9}$/.test(given('Expires') ?? '') ? Number(given('Expires')) : 0;
  if (given('Algorithm') !== signer.facts.algorithm)
    return damaged(`${prefix}Algorithm is not ${signer.facts.algorithm}`);
  if (Number.isNaN(signedAt)) return damaged(`${prefix}Date is not a date`);
  if (seconds < 1) return damaged(`${prefix}Expires is not a number of seconds`);
  if (seconds > maxLife)
    return damaged(`${prefix}Expires is ${seconds} seconds; at most ${maxLife} can be signed`);
  const [keyId, ...scope] = (given('Credential') ?? '').split('/');
  if (scope.length !== 4) return damaged(`${prefix}Credential has not five parts`);
  if (keyId !== signer.credentials.accessKeyId) {
    const note = 'the URL was signed with a key that is not of this mock';
    return { example: 'invalid-access-key-id', note };
  }
  if (scope.join('/') !== signer.scope(date.slice(0, 8))) {
    return damaged(
      `the scope of ${prefix}Credential is not that of ${prefix}Date, region and service`,
    );
  }
  const token = given('Security-Token');
  if (token !== undefined && token !== signer.credentials.sessionToken) {
    return { example: 'expired-token', note: `${prefix}Security-Token is not of this session` };
  }
  const early = signedAt - now;
  if (early > clockSkew * 1000) {
    const note = `the URL is not valid yet: its date is ${Math.floor(early / 1000)} s ahead of the mock's clock`;
    return { example: 'access-denied', note };
  }
  const late = now - (signedAt + seconds * 1000);
  if (late >= 0) {
    const note = `the URL expired ${Math.floor(late / 1000)} s ago`;
    return { example: 'request-has-expired', note };
  }
  return undefined;
}

function refuseHeaders({ headers }: SignedRequest, given: Given): Refusal | undefined {
  const signed = new Set(given('SignedHeaders')?.split(';'));
  const extra = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !signed.has(name));
  return extra === undefined
    ? undefined
    : { example: 'unsigned-header', note: `the header ${extra} is not among the signed ones` };
}

function refuseSignature(
  signer: Signer,
  request: SignedRequest,
  query: Query,
  given: Given,
  { contentTypes }: StorageContract,
): Refusal | undefined {
  const fits = (candidate: SignedRequest) => {
    const canonical = canonicalRequest(candidate, query, given('SignedHeaders') ?? '');
    return signer.sign(given('Date') ?? '', canonical) === given('Signature');
  };
  if (fits(request)) return undefined;
  const { headers } = request;
  // The refusal can say what would fit.
  const signed = contentTypes.find((type) =>
    fits({ ...request, headers: { ...headers, 'content-type': type } }),
  );
  const note = signed
    ? `the URL was signed for Content-Type ${signed}, not ${headers['content-type'] ?? 'none'}`
    : 'method, path, query or host are not those that were signed';
  return { example: 'signature-does-not-match', note };
}

/** A request as it is signed. @param query decoded, in any order */
export function canonicalRequest(
  { method, path, headers }: SignedRequest,
  query: Query,
  signedHeaders: string,
): CanonicalRequest {
  const header = (name: string) => {
    const value = headers[name]?.toString() ?? '';
    return `${name}:${value.trim().replace(/ +/g, ' ')}\n`;
  };
  return {
    method,
    path: canonicalPath(path),
    query: query
      .filter(([name]) => name !== `${prefix}Signature`)
      // A zero sorts before all that a name can hold; an equals sign would not.
      .map(([name, value]) => `${encode(name)}\0${encode(value)}`)
      .toSorted()
      .map((pair) => pair.replace('\0', '='))
      .join('&'),
    headers: signedHeaders.split(';').map(header).join(''),
    signedHeaders,
  };
}

function damaged(note: string): Refusal {
  return { example: 'authorization-query-parameters-error', note };
}

/** Decoded names and values; undefined when an escape is malformed. */
export function parseQuery(query: string): Query | undefined {
  try {
    return query
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
      });
  } catch {
    return undefined;
  }
}
