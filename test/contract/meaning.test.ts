import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answersOf, documentedAnswers } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { meaningOf, type Shape } from '../../src/contract/meaning.ts';
import { callsOf, sharedCalls } from '../../src/contract/operations.ts';
import { toXml } from '../../src/contract/xml.ts';
import { documents } from '../spec/documents.ts';

const calls = documents.flatMap((id) => {
  const text = readFileSync(`generated/${id}/openapi.json`, 'utf8');
  const document: OpenApiDocument = JSON.parse(text);
  return [...callsOf(document), ...sharedCalls(document)].map(({ operation }) => ({
    name: `${id} ${operation.operationId}`,
    document,
    operation,
    answers: answersOf(document, operation),
  }));
});

/** A body of this shape with a code and a message in it, as its media type writes it. */
function bodyOf(shape: Shape, code: string | null, message: string | null): string {
  if (shape.type === 'string') return 'WORD';
  const body: unknown = shape.type === 'array' ? [] : {};
  const put = (pointer: string, value: unknown) => {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    let node = body as { [step: string]: unknown };
    for (const step of steps) {
      node[step] ??= {};
      node = node[step] as typeof node;
    }
    node[last] = value;
  };
  for (const [pointer, value] of Object.entries(shape.constants ?? {})) put(pointer, value);
  if (shape.code) put(shape.code, code);
  if (shape.message) put(shape.message, message);
  return shape.mediaType.endsWith('xml')
    ? toXml('Error', body as object as never)
    : JSON.stringify(body);
}

describe.each(calls)('$name', ({ document, operation, answers }) => {
  const cases = Object.entries(answers).flatMap(([status, { kind, shapes }]) =>
    shapes
      // A shape with the URL of an upload is a success and no error.
      .filter(({ url }) => url === undefined)
      .flatMap((shape) =>
        [null, 'A_CODE_OF_TOMORROW', ...Object.keys(shape.kinds ?? {})].flatMap((code) =>
          ['any message', ...Object.keys(shape.messages ?? {})].map((message) => ({
            status: Number(status),
            kind,
            shape,
            code,
            message,
          })),
        ),
      ),
  );

  test.each(cases)(
    '$status $shape.schema $code “$message”: the message decides, then the code, the shape, the status',
    ({ status, kind, shape, code, message }) => {
      const due =
        shape.messages?.[message] ??
        (code === null ? undefined : shape.kinds?.[code]) ??
        shape.kind ??
        kind;
      const meaning = meaningOf(answers, status, bodyOf(shape, code, message));
      expect(meaning.kind).toBe(due);
      expect(meaning.documented).toBe(true);
    },
  );

  test('every documented body is read as documented', () => {
    for (const { name, meaning, status } of documentedAnswers(document, operation)) {
      expect(meaning.documented, name).toBe(true);
      if (status >= 300) expect(meaning.kind, name).toBeDefined();
    }
  });

  test('a body that nobody documents is read by its status, and never throws', () => {
    for (const content of ['', 'null', '[]', '{', '<html>', '"x"', '{"__proto__":1}', '<Error>']) {
      for (const status of [200, 204, 301, 400, 401, 418, 500, 599]) {
        expect(typeof meaningOf(answers, status, content).documented).toBe('boolean');
      }
    }
  });
});

test.each([
  [200, 'FAILED', null, 'invalid-request'],
  [200, 'FAILED', 'AUTHORIZATION_FAILED', 'authentication'],
  [200, 'FAILED', 'LICENSE_EXPIRED', 'license-expired'],
  [200, 'FAILED', 'API_QUOTA_EXCEEDED', 'quota-exceeded'],
  [200, 'FAILED', 'PERMISSION_DENIED', 'permission-denied'],
  [200, 'FAILED', 'INTERNAL_ERROR', 'server-fault'],
  [403, null, null, 'permission-denied'],
  [500, null, 'INTERNAL_ERROR', 'server-fault'],
])('Integration v1 %i %s with the code %s is %s', (status, word, errorCode, kind) => {
  const call = calls.find(({ name }) => name.startsWith('integration-v1'));
  const body = { status: word, preSignedS3Url: null, errorCode, errorMessage: null };
  const meaning = meaningOf(call?.answers ?? {}, status, JSON.stringify(body));
  expect(meaning).toMatchObject({ kind, documented: true });
});

describe('an answer', () => {
  const shape: Shape = {
    mediaType: 'application/xml',
    type: 'object',
    code: '/Code',
    message: '/Message',
  };
  const answers = { '204': { shapes: [] }, '404': { shapes: [] }, '403': { shapes: [shape] } };

  test.each([
    [204, undefined],
    [404, 'unexpected-answer'],
  ])('%i without a body or a kind of its own means %s', (status, kind) => {
    expect(meaningOf(answers, status, '')).toEqual({
      isStatusDocumented: true,
      documented: true,
      ...(kind && { kind }),
    });
  });

  test.each([
    ['<Error><Code>A</Code><Message>b</Message></Error>', 'A', true],
    ['<Error><Code>A</Code></Error>', 'A', false],
    ['<html><Code>A</Code><Message>b</Message> and more</html>', undefined, false],
  ])('%s has the code %s; is documented: %s', (content, code, documented) => {
    const { code: read, documented: is } = meaningOf(answers, 403, content);
    expect({ code: read, documented: is }).toEqual({ code, documented });
  });
});

test('the array of Integration v1’s 500 blames the caller, whatever word the owner has for it', () => {
  const call = calls.find(({ name }) => name.startsWith('integration-v1'));
  for (const errorCode of ['INTERNAL_ERROR', null, 'A_CODE_OF_TOMORROW']) {
    const content = JSON.stringify([{ errorCode, errorMessage: 'a header is missing' }]);
    expect(meaningOf(call?.answers ?? {}, 500, content).kind).toBe('invalid-request');
  }
});
