import {
  type Basis,
  type Evidence,
  type Example,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  resolve,
  valueAt,
  withValueAt,
} from './document.ts';
import { weakest } from './faults.ts';
import { toXml } from './xml.ts';

/** One documented example as the bytes that a response carries. */
export type Answer = {
  readonly status: number;
  readonly example: string | undefined;
  readonly mediaType: string | undefined;
  readonly basis: Basis;
  readonly headers: readonly string[];
  readonly body: string;
  /** The same body cut at the pre-signed URL, when the example has one. */
  readonly url?: { readonly example: string; readonly before: string; readonly after: string };
};

/** Every documented answer of one operation, in the order of the document. */
export function compileAnswers(document: OpenApiDocument, operation: Operation): Answer[] {
  const pointer = uploadUrlPointer(operation);
  return Object.entries(operation.responses).flatMap(([status, reference]) => {
    const contents = Object.entries(resolve(document, reference).content ?? {});
    if (contents.length === 0)
      return [answer(Number(status), undefined, undefined, 'documented', '')];
    return contents.flatMap(([mediaType, content]) =>
      Object.entries(content.examples ?? {}).map(([name, reference]) => {
        const example = resolve(document, reference);
        const body = serialize(document, mediaType, content, example.value);
        const compiled = answer(Number(status), name, mediaType, basisOf(example), body);
        return pointer ? withUrl(compiled, example.value, pointer) : compiled;
      }),
    );
  });
}

/** The same answer, marked as resting on something less sure. */
export function restingOn(answered: Answer, basis: Basis): Answer {
  const { status, example, mediaType, body } = answered;
  return {
    ...answered,
    ...answer(status, example, mediaType, weakest(answered.basis, basis), body),
  };
}

/** JSON pointer to the pre-signed URL in a success, from the link to the upload. */
export function uploadUrlPointer({ responses }: Operation): string | undefined {
  const links = Object.values(responses).flatMap(({ links }) => Object.values(links ?? {}));
  return links
    .find((link) => link['x-target-url'])
    ?.['x-target-url']?.replace('$response.body#', '');
}

function answer(
  status: number,
  example: string | undefined,
  mediaType: string | undefined,
  basis: Basis,
  body: string,
): Answer {
  const headers = ['x-mock-evidence', basis];
  if (example) headers.push('x-mock-example', example);
  if (mediaType) headers.push('content-type', mediaType);
  return { status, example, mediaType, basis, headers, body };
}

function serialize(
  document: OpenApiDocument,
  mediaType: string,
  { schema }: MediaType,
  value: unknown,
): string {
  if (mediaType.endsWith('json')) return JSON.stringify(value);
  if (mediaType.endsWith('xml') && schema) {
    return toXml(resolve(document, schema), value as object);
  }
  return String(value);
}

/** The weakest statement about the example as a whole decides. */
function basisOf(example: Example): Basis {
  const whole = (example['x-evidence'] ?? []).filter(({ about }: Evidence) => !about);
  const bases = whole.map(({ basis }) => basis);
  // What nothing is said of, the document's own page has.
  return bases.length ? weakest(...bases) : 'documented';
}

function withUrl(compiled: Answer, value: unknown, pointer: string): Answer {
  const example = valueAt(value, pointer);
  if (typeof example !== 'string') return compiled;
  const mark = '\u0000url\u0000';
  const [before = '', after = ''] = JSON.stringify(withValueAt(value, pointer, mark)).split(
    JSON.stringify(mark).slice(1, -1),
  );
  return { ...compiled, url: { example, before, after } };
}
