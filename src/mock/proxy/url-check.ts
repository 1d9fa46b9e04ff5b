import type { SignatureFacts } from '../contract/document.ts';
import type { Departure } from './departure.ts';

export type UrlExpectation = {
  readonly pointer: string;
  readonly signature: SignatureFacts;
  /** Seconds, as documented. */
  readonly lifetime: number;
  readonly fileName: string | undefined;
};

/** Every way in which a pre-signed URL departs from what the contract says of it. No message has its query. */
export function checkUrl(text: string, expected: UrlExpectation): Departure[] {
  if (!URL.canParse(text)) return [departure(expected, 'is not a URL')];
  const url = new URL(text);
  const { algorithm, region, service, signedHeaders } = expected.signature;
  const given = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? 'missing';
  const scope = given('Credential').split('/').slice(2, 4).join('/');
  const comparisons: readonly [what: string, actual: string, wanted: string][] = [
    ['algorithm', given('Algorithm'), algorithm],
    ['region and service', scope, `${region}/${service}`],
    ['signed headers', given('SignedHeaders'), signedHeaders.join(';')],
    ['lifetime in seconds', given('Expires'), String(expected.lifetime)],
  ];
  const different = comparisons
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([what, actual, wanted]) =>
      departure(expected, `its ${what} is ${actual}; the contract says ${wanted}`),
    );
  return endsInName(url, expected.fileName)
    ? different
    : [...different, departure(expected, 'its key does not end in the requested file name')];
}

function endsInName({ pathname }: URL, fileName = ''): boolean {
  try {
    return decodeURIComponent(pathname).endsWith(fileName);
  } catch {
    return false;
  }
}

function departure({ pointer }: UrlExpectation, message: string): Departure {
  return { in: 'answer', at: `body ${pointer}`, message };
}
