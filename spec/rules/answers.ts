import { wordsIn } from '../../src/contract/answers.ts';
import { alternatives } from '../../src/contract/operations.ts';
import {
  type Answer,
  answers,
  codeSchemas,
  codes,
  mappingsIn,
  responses,
} from './reading/answers.ts';
import { type Contract, isMapping, type Mapping, mapping } from './reading/contract.ts';
import { each, edit, type Rule } from './reading/rule.ts';

const responseContent: Rule = {
  name: 'response-content',
  why: 'Without content and schema a client has no type for the answer and the mock makes one up.',
  mend: 'Add the content with its schema. Only a success may go without, and its description then says “The body is empty.”',
  example: edit(
    'storage',
    `        application/xml:
          schema: { $ref: '#/components/schemas/StorageError' }
          examples:
            slow-down:`,
    `        application/xml:
          examples:
            slow-down:`,
  ),
  check: each(['response', 'mediaType'], function* ({ path, raw }) {
    if (path.at(-2) === 'content') {
      const owner = path.includes('requestBody') ? 'request body' : 'response';
      if (!isMapping(raw['schema'])) {
        yield { path, what: `The ${owner} has no schema for ${path.at(-1)}.` };
      }
      return;
    }
    // Storage answers a stored file with no body at all, so there is no content to describe.
    const isEmpty = !raw['x-error-kind'] && /The body is empty\./.test(String(raw['description']));
    if (!isMapping(raw['content']) && !isEmpty)
      yield { path, what: 'The response has no content.' };
  }),
};

/** What clients and mock can read: JSON, a bare word, and the XML of storage. */
const readable = ['application/json', 'application/problem+json', 'text/plain', 'application/xml'];

const mediaTypesKnown: Rule = {
  name: 'media-types-known',
  why: 'A client picks its reader by the media type; an answer of another one arrives as bytes that nobody looks at.',
  mend: `Use ${readable.join(', ')}, or teach clients and mock the new one and add it to this rule.`,
  example: edit('one-integration', 'text/plain:', 'text/plian:'),
  check: each('mediaType', function* ({ path }) {
    const type = String(path.at(-1));
    // What an upload may carry is in the tables of the APIs.
    if (!path.includes('requestBody') && !readable.includes(type)) {
      yield { path, what: `Nobody reads ${type}.` };
    }
  }),
};

const examplesNamed: Rule = {
  name: 'examples-named',
  why: 'The mock, the docs and the tests answer and ask with the named examples; without one they invent a value.',
  mend: 'Add `examples` with a name in kebab-case, the same one wherever it is referred to, and a summary and evidence in each; do not use `example`.',
  example: edit(
    'storage',
    `            examples:
              small-register: { summary: A register of 1024 bytes, value: 1024,
                x-evidence: [{ basis: inferred, source: s3-presigned-upload,
                statement: Content-Length is required. }] }`,
    '            example: 1024',
  ),
  check: each(['mediaType', 'parameter', 'header'], function* ({ path, raw }) {
    // What is sent in a body is a file, and a secret has no example that anybody should send.
    if (path.includes('requestBody') || ('in' in raw && 'x-sensitive' in raw)) return;
    if ('example' in raw) {
      yield { path: [...path, 'example'], what: '`example` has no name and no evidence.' };
    }
    const examples = Object.entries(mapping(raw['examples']));
    if (!examples.length) {
      yield { path, what: `${String(raw['name'] ?? path.at(-1))} has no named example.` };
    }
    for (const [name, example] of examples) {
      const place = [...path, 'examples', name];
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
        yield { path: place, what: `The example's name ${name} is not in kebab-case.` };
      }
      const target = mapping(example)['$ref'];
      if (typeof target === 'string' && !target.endsWith(`/${name}`)) {
        yield { path: place, what: `The example is called ${name} here and ${target} there.` };
      }
    }
  }),
};

const exampleAgreesWithStatus: Rule = {
  name: 'example-agrees-with-status',
  why: 'An example that contradicts its own status teaches callers to branch on the wrong thing.',
  mend: 'Make `status`, `success` and the error code in the body those of the response that the example stands under.',
  example: edit('one-integration', "code: '406'", "code: '400'"),
  *check(contract) {
    const successes = successWords(contract);
    const kinds = new Map(
      codeSchemas(contract).flatMap(({ raw }) => Object.entries(mapping(raw['x-error-kinds']))),
    );
    for (const answer of answers(contract)) {
      const { path, name, status } = answer;
      for (const body of mappingsIn(answer.example.value)) {
        for (const fault of [
          ...contradictions(body, status, successes),
          ...misplacedCodes(body, answer, kinds),
        ]) {
          yield { path, what: `Example ${name} of status ${status}: ${fault}.` };
        }
      }
    }
  },
};

function* contradictions(body: Mapping, expected: number, successes: readonly unknown[]) {
  const isSuccess = expected < 300;
  const { status, success, code } = body;
  if (typeof status === 'number' && status !== expected) yield `its body says status ${status}`;
  if (typeof success === 'boolean' && success !== isSuccess) {
    yield `its body says success ${success}`;
  }
  if (typeof code === 'string' && /^\d+$/.test(code) && Number(code) !== expected) {
    yield `its error code is ${code}`;
  }
  if (!isSuccess && successes.includes(status)) {
    yield `its status is ${status}, the word for a success`;
  }
}

/**
 * A code whose kind one of the operation's responses has belongs to such a response. A response without a kind
 * of its own, as a failure told with 2xx, may carry any.
 */
function* misplacedCodes(
  body: Mapping,
  { response, operation }: Answer,
  kinds: ReadonlyMap<unknown, unknown>,
) {
  if (!response['x-error-kind']) return;
  const stated: readonly unknown[] = Object.values(operation.responses).map(
    (other) => other['x-error-kind'],
  );
  for (const value of Object.values(body)) {
    const kind = kinds.get(value);
    if (kind && stated.includes(kind) && kind !== response['x-error-kind']) {
      yield `the code ${value} means ${kind}, which is another status’s`;
    }
  }
}

/** The values of `status` by which a body says that it holds a URL. */
function successWords(contract: Contract): readonly unknown[] {
  return contract
    .all('schema')
    .map(({ raw }) => mapping(raw['properties']))
    .filter((properties) => Object.values(properties).some((one) => mapping(one)['x-expires-in']))
    .map(({ status }) => mapping(status)['const'])
    .filter((word) => word !== undefined);
}

const errorCodesExemplified: Rule = {
  name: 'error-codes-exemplified',
  why: 'A code without an example can be neither asked of the mock nor seen in the docs.',
  mend: 'Add an example whose body carries the code, under the status that it comes with.',
  example: edit(
    'integration-v1',
    'errorCode: API_QUOTA_EXCEEDED,',
    'errorCode: PERMISSION_DENIED,',
  ),
  *check(contract) {
    const bodies = answers(contract).flatMap(({ example }) => mappingsIn(example.value));
    const shown = new Set(bodies.flatMap(Object.values));
    for (const schema of codeSchemas(contract)) {
      const path = [...schema.path, 'enum'];
      for (const code of codes(schema).filter((code) => !shown.has(code))) {
        yield { path, what: `No example shows the error code ${code}.` };
      }
    }
  },
};

const errorKindStated: Rule = {
  name: 'error-kind-stated',
  why: 'Clients decide by kind, also whether a retry can help; without one they give up on a hiccup or call a refusal a success.',
  mend: 'Give each error response `x-error-kind`, and no other.',
  example: edit(
    'one-integration',
    `          description: Forbidden.
          x-error-kind: permission-denied`,
    `          description: Forbidden.`,
  ),
  *check(contract) {
    for (const { path, status, response } of responses(contract)) {
      const isError = status >= 300;
      if (isError === 'x-error-kind' in response) continue;
      const fault = isError ? 'lacks its kind of error' : 'is no error, but has a kind of error';
      yield { path, what: `Status ${path.at(-1)} ${fault}.` };
    }
  },
};

const errorSays: Rule = {
  name: 'error-says',
  why: 'Clients and pages find the owner’s words in a body by this key alone; without it an error has no reason.',
  mend: 'Put `x-error: message` on the property that holds the owner’s message, and `x-error: code` where there is a code.',
  example: edit(
    'storage',
    'Message: { type: string, x-error: message,',
    'Message: { type: string,',
  ),
  *check(contract) {
    for (const { path, response } of responses(contract)) {
      if (!('x-error-kind' in response)) continue;
      for (const [mediaType, { schema }] of Object.entries(response.content ?? {})) {
        const place = [...path, 'content', mediaType, 'schema'];
        const bodies = schema ? alternatives(contract.document, schema) : [];
        for (const _ of bodies.filter(
          (body) => wordsIn(contract.document, body).message === undefined,
        )) {
          const what = `Nothing says where a body of ${path.at(-1)} has the owner’s message.`;
          yield { path: place, what };
        }
      }
    }
  },
};

/** What an answer must have for clients, mock and docs. */
export const answerRules = [
  responseContent,
  mediaTypesKnown,
  examplesNamed,
  exampleAgreesWithStatus,
  errorCodesExemplified,
  errorKindStated,
  errorSays,
];
