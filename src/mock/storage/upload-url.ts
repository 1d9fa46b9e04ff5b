import type { Random } from '../random.ts';
import { amzDate, encode, type Signer } from './signature.ts';

/** What one pre-signed URL is made for. */
export type UploadUrlRequest = {
  readonly host: string;
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

/**
 * Turns the URL of an example into a pattern: its ids become fresh ones, the date in its path the date
 * of the signature, its last part the requested name. The order of its query stays.
 *
 * @param lifetime in seconds
 * @throws when the URL has no segment that is the region
 */
export function compileUploadUrl(
  example: string,
  lifetime: number,
  signer: Signer,
  random: Random,
): UploadUrlPattern {
  const { pathname, searchParams } = new URL(example);
  const segments = pathname.split('/').slice(1);
  const region = segments.indexOf(signer.facts.region);
  const bucket = segments[region + 1];
  if (region < 0 || !bucket) {
    throw new Error(
      `The URL of an example has no segment ${signer.facts.region} with a bucket after it.`,
    );
  }
  const writePath = compilePath(segments, searchParams.get('X-Amz-Date') ?? '', random);
  const names = [...searchParams.keys()].filter((name) => name !== 'X-Amz-Signature');
  const sorted = names.toSorted();
  const signedHeaders = signer.facts.signedHeaders.join(';');
  const date = cachedDate();

  const issue = ({ host, fileName, contentType, now }: UploadUrlRequest): string => {
    const at = date(now);
    const path = writePath(at, now, fileName);
    const { accessKeyId, sessionToken } = signer.credentials;
    const query: Record<string, string> = {
      'X-Amz-Algorithm': signer.facts.algorithm,
      'X-Amz-Credential': encode(`${accessKeyId}/${signer.scope(at.slice(0, 8))}`),
      'X-Amz-Date': at,
      'X-Amz-Expires': String(lifetime),
      'X-Amz-Security-Token': sessionToken,
      'X-Amz-SignedHeaders': encode(signedHeaders),
    };
    const parameter = (name: string) => `${name}=${query[name]}`;
    const signature = signer.sign(at, {
      method: 'PUT',
      path,
      query: sorted.map(parameter).join('&'),
      headers: `content-type:${contentType}\nhost:${host}\n`,
      signedHeaders,
    });
    return `http://${host}${path}?${names.map(parameter).join('&')}&X-Amz-Signature=${signature}`;
  };
  return { root: `/${segments.slice(0, region + 1).join('/')}/`, bucket, issue };
}

type WritePath = (date: string, now: number, fileName: string | undefined) => string;

const id = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;
const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2000, month))
    .toLocaleString('en', { month: 'long', timeZone: 'UTC' })
    .toUpperCase(),
);

/** The same id stays the same within one URL, as in the example. */
function compilePath(segments: readonly string[], exampleDate: string, random: Random): WritePath {
  const ids: string[] = [];
  const piece = (text: string): Piece => {
    if (id.test(text)) {
      if (!ids.includes(text)) ids.push(text);
      return { id: ids.indexOf(text) };
    }
    return datePiece(text, exampleDate) ?? { text };
  };
  const folders = segments.slice(0, -1).map(piece);
  // Integration v1's sample puts an id and a time before the name, in the same segment.
  const last = /^(?:(?<id>[0-9a-f]{32})__(?<millis>\d{13})\.)?(?<name>.+)$/.exec(
    segments.at(-1) ?? '',
  );
  const { id: lastId, millis, name = '' } = last?.groups ?? {};
  const prefix = lastId === undefined ? undefined : piece(lastId);
  const shapes = ids.map((example) => example.includes('-'));

  return (date, now, fileName) => {
    const fresh = shapes.map((dashed) => (dashed ? random.uuid() : random.hex32()));
    let path = '';
    for (const folder of folders) path += `/${write(folder, fresh, date)}`;
    const start = prefix && millis ? `${write(prefix, fresh, date)}__${now}.` : '';
    return `${path}/${start}${fileName === undefined ? name : encode(fileName)}`;
  };
}

type Piece = {
  readonly text?: string;
  readonly id?: number;
  readonly date?: 'year' | 'month' | 'day';
};

function datePiece(text: string, exampleDate: string): Piece | undefined {
  if (text === exampleDate.slice(0, 4)) return { date: 'year' };
  if (text === monthName(exampleDate)) return { date: 'month' };
  if (text === dayNumber(exampleDate)) return { date: 'day' };
  return undefined;
}

function write({ text, id, date: part }: Piece, ids: readonly string[], date: string): string {
  if (text !== undefined) return text;
  if (id !== undefined) return ids[id] ?? '';
  if (part === 'year') return date.slice(0, 4);
  return part === 'month' ? monthName(date) : dayNumber(date);
}

function monthName(date: string): string {
  return months[Number(date.slice(4, 6)) - 1] ?? '';
}

function dayNumber(date: string): string {
  return String(Number(date.slice(6, 8)));
}

/** Formatting the date is dear, and it changes once a second. */
function cachedDate(): (now: number) => string {
  let second = Number.NaN;
  let text = '';
  return (now) => {
    if (Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000);
      text = amzDate(now);
    }
    return text;
  };
}
