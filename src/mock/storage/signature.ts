import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { SignatureFacts } from '../../contract/document.ts';

/** What a pre-signed URL is signed with. Made at start-up; no one else has them. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

/** A request as AWS Signature Version 4 sees it: every part already in its canonical form. */
export type CanonicalRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** `name:value\n` for each signed header, in the order of their names. */
  readonly headers: string;
  readonly signedHeaders: string;
  /** The digest of the body. S3 signs a pre-signed URL without it, since nobody has the body yet. */
  readonly payload?: string;
};

/** Signs requests with AWS Signature Version 4 for one region and service. */
export class Signer {
  readonly credentials: Credentials;
  readonly facts: SignatureFacts;
  #day = '';
  #key: KeyObject | undefined;

  constructor(facts: SignatureFacts, credentials: Credentials) {
    this.facts = facts;
    this.credentials = credentials;
  }

  /** `<day>/<region>/<service>/aws4_request`. @param day as YYYYMMDD */
  scope(day: string): string {
    return `${day}/${this.facts.region}/${this.facts.service}/aws4_request`;
  }

  /** @param date as YYYYMMDDTHHMMSSZ @returns the signature in hex */
  sign(date: string, request: CanonicalRequest): string {
    const day = date.slice(0, 8);
    const { method, path, query, headers, signedHeaders, payload = 'UNSIGNED-PAYLOAD' } = request;
    const canonical = `${method}\n${path}\n${query}\n${headers}\n${signedHeaders}\n${payload}`;
    const digest = hash('sha256', canonical, 'hex');
    const toSign = `${this.facts.algorithm}\n${date}\n${this.scope(day)}\n${digest}`;
    return createHmac('sha256', this.#keyFor(day)).update(toSign).digest('hex');
  }

  /** Made once a day, and as a key object: a key as bytes costs more than the signature itself. */
  #keyFor(day: string): KeyObject {
    if (!this.#key || day !== this.#day) {
      const { region, service } = this.facts;
      const bytes = [day, region, service, 'aws4_request'].reduce<Buffer>(
        (key, part) => createHmac('sha256', key).update(part).digest(),
        Buffer.from(`AWS4${this.credentials.secretAccessKey}`),
      );
      this.#key = createSecretKey(bytes);
      this.#day = day;
    }
    return this.#key;
  }
}

/** Percent-encodes all but RFC 3986's unreserved characters, as Signature Version 4 asks. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** S3 signs the key, so two spellings of one path have one signature; a slash in a name is like any other. */
export function canonicalPath(path: string): string {
  try {
    return decodeURIComponent(path).split('/').map(encode).join('/');
  } catch {
    return path;
  }
}

/** A moment as YYYYMMDDTHHMMSSZ. @param at milliseconds since 1970 */
export function amzDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Milliseconds since 1970 of YYYYMMDDTHHMMSSZ; NaN when it is not one. */
export function fromAmzDate(date: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
