import {
  type MediaType,
  type Named,
  type OpenApiDocument,
  type Operation,
  type Response,
  resolve,
} from './document.ts';
import { read } from './meaning.ts';
import type { SchemaCheck } from './validation.ts';

/** An answer as it came over the wire, its body decoded. */
export type WireAnswer = {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Named<string | readonly string[] | undefined>;
  /** Undefined when it was too long to be kept. */
  readonly body: string | undefined;
};

/** One way in which an answer departs from the contract. */
export type AnswerDeparture = {
  /** What was held against the contract. */
  readonly aspect: 'status' | 'header' | 'media-type' | 'body' | 'url' | 'file-name';
  /** The part at fault: `header etag`, `status`, `body /result/uploadUrl`. */
  readonly at: string;
  /** What is wrong there, in words that quote no secret. */
  readonly message: string;
};

/** Every way in which an answer departs from the contract: status, headers, media type, body. */
export function compareAnswer(
  document: OpenApiDocument,
  { responses }: Operation,
  check: SchemaCheck,
  answer: WireAnswer,
): AnswerDeparture[] {
  const { status } = answer;
  const found =
    responses[`${status}`] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default'];
  if (!found) {
    const message = `${status} is not documented; ${Object.keys(responses).join(', ')} are`;
    return [{ aspect: 'status', at: 'status', message }];
  }
  const response = resolve(document, found);
  return [
    ...compareHeaders(document, response, check, answer),
    ...compareBody(document, response, check, answer),
  ];
}

function compareHeaders(
  document: OpenApiDocument,
  { headers = {} }: Response,
  check: SchemaCheck,
  answer: WireAnswer,
): AnswerDeparture[] {
  return Object.entries(headers).flatMap(([name, given]) => {
    const { schema } = resolve(document, given);
    const value = answer.headers[name.toLowerCase()];
    if (!schema || value === undefined) return [];
    return check(schema, value).map(
      ({ message }) => ({ aspect: 'header', at: `header ${name}`, message }) as const,
    );
  });
}

function compareBody(
  document: OpenApiDocument,
  { content = {} }: Response,
  check: SchemaCheck,
  { status, headers, body }: WireAnswer,
): AnswerDeparture[] {
  const documented = Object.keys(content);
  if (documented.length === 0) {
    return body ? [bodyDeparture('body', 'is not empty, as the contract says it is')] : [];
  }
  const sent = headers['content-type'];
  const mediaType = `${sent ?? 'none'}`.split(';')[0]?.trim().toLowerCase() ?? '';
  const media = content[mediaType];
  if (!media) {
    const message = `${mediaType} is not documented for ${status}; ${documented.join(', ')} is`;
    return [{ aspect: 'media-type', at: 'header content-type', message }];
  }
  return body === undefined ? [] : compareContent(document, mediaType, media, check, body);
}

function compareContent(
  document: OpenApiDocument,
  mediaType: string,
  { schema }: MediaType,
  check: SchemaCheck,
  body: string,
): AnswerDeparture[] {
  if (!schema) return [];
  const root = mediaType.endsWith('xml') ? resolve(document, schema).xml?.name : undefined;
  const value = root === undefined || hasRoot(body, root) ? read(mediaType, body) : undefined;
  if (value === undefined) return [bodyDeparture('body', `is not ${mediaType}`)];
  return check(schema, value).map(({ pointer, message }) =>
    bodyDeparture(`body ${pointer}`, message),
  );
}

function hasRoot(body: string, root: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<(\w+)/.exec(body)?.[1] === root;
}

function bodyDeparture(at: string, message: string): AnswerDeparture {
  return { aspect: 'body', at, message };
}
