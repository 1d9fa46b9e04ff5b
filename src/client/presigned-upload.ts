import type { Storage } from './api.ts';

/** Seconds before its end in which a URL is no longer used, so that the request still arrives in time. */
const margin = 5;

/**
 * A place that takes one file by `PUT`. Its URL is a secret: printing, logging or serialising this
 * object shows the URL without its query; only `url` has it whole.
 */
export class PresignedUpload {
  /** The method that the URL is signed for (documented). */
  readonly method: string;
  /** The URL without its query: the place of the file, and no secret. */
  readonly location: string;
  /**
   * The headers to send, no other: the `Content-Type` that the owner's upload page gives for this API
   * and file extension (documented). Empty when the file name has no known extension.
   */
  readonly headers: { readonly 'Content-Type'?: string };
  /** The documented lifetime, or the URL's own when that is shorter, after the request was sent. */
  readonly expiresAt: Date;
  readonly #url: string;
  readonly #now: () => number;

  constructor(
    { method }: Pick<Storage, 'method'>,
    url: string,
    contentType: string | undefined,
    expiresAt: Date,
    now: () => number,
  ) {
    this.#url = url;
    this.#now = now;
    this.method = method;
    // Neither the query nor a user name and password before the host.
    this.location = (url.split(/[?#]/, 1)[0] ?? '').replace(/\/\/[^/]*@/, '//');
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
 * When a URL expires, in this machine's time. It is counted from the request, not from the time of signing
 * that the URL tells: the server's clock may differ from ours, and a browser does not show by how much.
 *
 * @param sentAt when the request that brought it was sent, milliseconds since 1970
 * @param documented its documented lifetime, seconds
 */
export function expiresAt(
  { lifetimeParameter }: Pick<Storage, 'lifetimeParameter'>,
  url: string,
  sentAt: number,
  documented: number,
): Date {
  // Cheaper than to take the whole URL apart, which may have a token of any length in it.
  const own = new RegExp(`[?&]${lifetimeParameter}=(\\d+)`).exec(url)?.[1] ?? documented;
  return new Date(sentAt + Math.min(documented, Number(own)) * 1000);
}
