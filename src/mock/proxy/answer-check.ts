import type { IncomingHttpHeaders } from 'node:http';
import {
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Response,
  resolve,
} from '../contract/document.ts';
import type { Departure } from './departure.ts';
import type { SchemaCheck } from './schemas.ts';

/** An answer as it came over the wire, its body decoded. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Undefined when it was too long to be kept. */
  readonly body: string | undefined;
};

/** Every way in which an answer departs from the contract: status, headers, media type, body. */
export function checkAnswer(
  document: OpenApiDocument,
  operation: Operation,
  check: SchemaCheck,
  answer: WireAnswer,
): Departure[] {
  const reference = operation.responses[String(answer.status)];
  if (!reference) {
    const documented = Object.keys(operation.responses).join(', ');
    return [departure('status', `${answer.status} is not documented; ${documented} are`)];
  }
  const response = resolve(document, reference);
  return [
    ...checkHeaders(document, response, check, answer),
    ...checkBody(document, response, check, answer),
  ];
}

function checkHeaders(
  document: OpenApiDocument,
  { headers = {} }: Response,
  check: SchemaCheck,
  answer: WireAnswer,
): Departure[] {
  return Object.entries(headers).flatMap(([name, reference]) => {
    const { schema } = resolve(document, reference);
    const value = answer.headers[name.toLowerCase()];
    if (!schema || value === undefined) return [];
    return check(schema, value).map(({ message }) => departure(`header ${name}`, message));
  });
}

function checkBody(
  document: OpenApiDocument,
  { content = {} }: Response,
  check: SchemaCheck,
  answer: WireAnswer,
): Departure[] {
  const { body } = answer;
  const documented = Object.keys(content);
  if (documented.length === 0) {
    return body ? [departure('body', 'is not empty, as the contract says it is')] : [];
  }
  const sent = answer.headers['content-type'];
  const mediaType = sent?.split(';')[0]?.trim().toLowerCase() ?? 'none';
  const media = content[mediaType];
  if (!media) {
    const message = `${mediaType} is not documented for ${answer.status}; ${documented.join(', ')} is`;
    return [departure('header content-type', message)];
  }
  return body === undefined ? [] : checkContent(document, mediaType, media, check, body);
}

function checkContent(
  document: OpenApiDocument,
  mediaType: string,
  { schema }: MediaType,
  check: SchemaCheck,
  body: string,
): Departure[] {
  if (!schema) return [];
  const value = read(mediaType, body, resolve(document, schema).xml?.name);
  if (value === undefined) return [departure('body', `is not ${mediaType}`)];
  return check(schema, value).map(({ pointer, message }) => departure(`body ${pointer}`, message));
}

function read(mediaType: string, body: string, root: string | undefined): unknown {
  if (mediaType.endsWith('json')) return parseJson(body);
  return mediaType.endsWith('xml') ? parseFlatXml(body, root) : body;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Storage's errors are one element with texts in it; that is all of XML that the contract has. */
function parseFlatXml(body: string, root = ''): Record<string, string> | undefined {
  const inner = new RegExp(`^(?:<\\?xml[^>]*>)?\\s*<${root}>(.*)</${root}>\\s*$`, 's').exec(
    body,
  )?.[1];
  if (inner === undefined) return undefined;
  const elements = inner.matchAll(/<(\w+)>([^<]*)<\/\1>/g);
  return Object.fromEntries([...elements].map(([, name = '', text = '']) => [name, text]));
}

function departure(at: string, message: string): Departure {
  return { in: 'answer', at, message };
}
