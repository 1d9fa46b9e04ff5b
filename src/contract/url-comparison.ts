import type { AnswerDeparture } from './comparison.ts';
import type { Operation } from './document.ts';

/** What the contract says of a pre-signed URL. */
export type UrlExpectation = {
  /** Where it stands in its answer (JSON pointer). */
  readonly pointer: string;
  /** The operation that it is for, which says how it is signed. */
  readonly upload: Operation;
  /** Each lifetime that it may have, in seconds. */
  readonly lifetimes: readonly number[];
  /** What its key must end in; undefined when no name was asked for. */
  readonly fileName: string | undefined;
};

/** One way in which a URL departs: in how it is signed, or in the name that its key ends in. */
type UrlDeparture = AnswerDeparture & { readonly aspect: 'url' | 'file-name' };

/** Every way in which a pre-signed URL departs from what the contract says of it. No message has its query. */
export function compareUrl(text: string, expected: UrlExpectation): UrlDeparture[] {
  const { pointer, upload, lifetimes, fileName } = expected;
  const departure = (aspect: UrlDeparture['aspect'], message: string): UrlDeparture => ({
    aspect,
    at: `body ${pointer}`,
    message,
  });
  if (!URL.canParse(text)) return [departure('url', 'is not a URL')];
  const url = new URL(text);
  const departures = parts(url, upload, lifetimes)
    .filter(([, actual, wanted]) => !wanted.includes(actual))
    .map(([what, actual, wanted]) =>
      departure('url', `its ${what} is ${actual}; the contract says ${wanted.join(' or ')}`),
    );
  const key = decoded(url.pathname);
  if (fileName === undefined || key.endsWith(fileName)) return departures;
  const ending = key.slice(key.lastIndexOf('/') + 1);
  return [...departures, departure('file-name', `its key ends in ${ending}, not in ${fileName}`)];
}

/** A URL without one of these is not signed at all. */
const signing = ['X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'];

type Part = readonly [what: string, actual: string, wanted: readonly string[]];

function parts({ searchParams }: URL, upload: Operation, lifetimes: readonly number[]): Part[] {
  const given = (name: string) => searchParams.get(name) ?? 'missing';
  const { 'x-signature': signature, 'x-expiry': expiry } = upload;
  const found: Part[] = [];
  if (signature) {
    const { algorithm, region, service, signedHeaders } = signature;
    const scope = given('X-Amz-Credential').split('/').slice(2, 4).join('/') || 'missing';
    found.push(
      ['algorithm', given('X-Amz-Algorithm'), [algorithm]],
      ['region and service', scope, [`${region}/${service}`]],
      ['signed headers', given('X-Amz-SignedHeaders'), [signedHeaders.join(';')]],
      // What stands in them is a secret and checked by storage alone.
      ...signing
        .filter((name) => !searchParams.get(name))
        .map((name): Part => [name, 'missing', ['that it is signed']]),
    );
  }
  if (expiry) found.push(['lifetime in seconds', given(expiry.lifetime), lifetimes.map(String)]);
  return found;
}

/** As it is when a percent sign in it stands for no character. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
