import { expiry, operation } from '../../generated/storage/contract.ts';

/** Seconds before its end in which a URL is no longer used, so that the request still arrives in time. */
const margin = 5;

/**
 * A place that takes one file by `PUT`. Its URL is a secret: printing, logging or serialising this
 * object shows the URL without its query; only `url` has it whole.
 */
export class PresignedUpload {
  /** The method that the URL is signed for (documented). */
  readonly method = operation.method.toUpperCase() as Uppercase<typeof operation.method>;
  /** The URL without its query: the place of the file, and no secret. */
  readonly location: string;
  /**
   * The headers to send, no other: the `Content-Type` that the owner's upload page gives for this API
   * and file extension (documented). Empty when the file name has no known extension.
   */
  readonly headers: { readonly 'Content-Type'?: string };
  /** The earlier of the documented lifetime and of what the URL says itself, in this machine's time. */
  readonly expiresAt: Date;
  readonly #url: string;
  readonly #now: () => number;

  constructor(url: string, contentType: string | undefined, expiresAt: Date, now: () => number) {
    this.#url = url;
    this.#now = now;
    this.location = url.split(/[?#]/, 1)[0] ?? '';
    this.headers = contentType === undefined ? {} : { 'Content-Type': contentType };
    this.expiresAt = expiresAt;
  }

  /** The URL exactly as the API returned it. Whoever has it can write the file until it expires. */
  get url(): string {
    return this.#url;
  }

  /** Whether the URL's life is over, or will be in less than 5 seconds. */
  isExpired(): boolean {
    return this.#now() + margin * 1000 >= this.expiresAt.getTime();
  }
}

/**
 * When a URL expires, in this machine's time.
 *
 * @param askedAt when it was asked for, milliseconds since 1970
 * @param documented its documented lifetime, seconds
 * @param date the server's time of the answer, which tells how far its clock is from ours
 */
export function expiresAt(
  url: string,
  askedAt: number,
  documented: number,
  date: string | null,
): Date {
  // Cheaper than to take the whole URL apart, which may have a token of any length in it.
  const value = (name: string) => new RegExp(`[?&]${name}=([^&#]*)`).exec(url)?.[1] ?? '';
  const readable = value(expiry.signedAt).replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  const ahead = date ? Date.parse(date) - askedAt : 0;
  const own = Date.parse(readable) + Number.parseInt(value(expiry.lifetime), 10) * 1000 - ahead;
  const promised = askedAt + documented * 1000;
  return new Date(own < promised ? own : promised);
}
