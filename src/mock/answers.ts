import { documentedAnswers } from '../contract/answers.ts';
import {
  type Basis,
  type Json,
  type OpenApiDocument,
  type Operation,
  resolve,
  withValueAt,
} from '../contract/document.ts';
import { weakest } from '../contract/evidence.ts';
import { at } from '../contract/meaning.ts';
import { uploadLinkOf } from '../contract/operations.ts';

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
  const documented = documentedAnswers(document, operation);
  const pointer = uploadLinkOf(document, operation)?.pointer;
  // An answer to a range of statuses has none to be sent with.
  const statuses = Object.entries(operation.responses).filter(([status]) => /^\d+$/.test(status));
  return statuses.flatMap(([status, response]) => {
    const { content = {} } = resolve(document, response);
    if (Object.keys(content).length === 0) return [bareAnswer(Number(status), 'documented')];
    return documented
      .filter((one) => one.status === Number(status))
      .map(({ name, mediaType, basis, content, value }) => {
        const compiled = answer(Number(status), name, mediaType, basis, content);
        return withUrl(compiled, value, pointer);
      });
  });
}

/** A status without a body. */
export function bareAnswer(status: number, basis: Basis): Answer {
  return answer(status, undefined, undefined, basis, '');
}

/** The same answer, marked as resting on something less sure. */
export function restingOn(answered: Answer, basis: Basis): Answer {
  const { status, example, mediaType, body } = answered;
  return {
    ...answered,
    ...answer(status, example, mediaType, weakest(answered.basis, basis), body),
  };
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

function withUrl(compiled: Answer, value: Json, pointer: string | undefined): Answer {
  const example = at(value, pointer);
  if (pointer === undefined || typeof example !== 'string') return compiled;
  const mark = '\u0000url\u0000';
  const [before = '', after = ''] = JSON.stringify(withValueAt(value, pointer, mark)).split(
    JSON.stringify(mark).slice(1, -1),
  );
  return { ...compiled, url: { example, before, after } };
}
