import type { Schema } from '../../src/contract/document.ts';
import { alternatives } from '../../src/contract/operations.ts';
import { links } from './reading/answers.ts';
import { mapping } from './reading/contract.ts';
import { each, edit, type Rule } from './reading/rule.ts';

/** What a generated client gives a call itself, beside the inputs of the contract. */
export const callOptions = [
  'body',
  'deadline',
  'maxRetryDelay',
  'onProgress',
  'retries',
  'signal',
  'timeout',
  'uploadTimeout',
];

const oneUploadLink: Rule = {
  name: 'one-upload-link',
  why: 'A client has one `upload`, so it knows one operation that gives URLs, and one place of its answers that has them.',
  mend: 'Keep the link of the answer that uploads start from; describe another in a document of its own.',
  example: edit(
    'one-integration',
    `          links:
            uploadFile:`,
    `          links:
            replaceFile:
              operationRef: '#/components/pathItems/Upload/put'
              description: The file can be replaced as well.
              x-target-url: $response.body#/result/uploadUrl
            uploadFile:`,
  ),
  *check(contract) {
    const [, ...further] = contract
      .all('operation')
      .flatMap(({ resolved }) => links(contract, resolved));
    for (const { path } of further) {
      yield { path, what: 'Another link of this document leads to an upload already.' };
    }
  },
};

const inputsGivable: Rule = {
  name: 'inputs-givable',
  why: 'A client gives the call for a URL its inputs as texts, by their own names, beside its own options and without a body.',
  mend: 'Describe each input as a string parameter in the path, the query or a header, under a name that no option of a call has.',
  example: edit(
    'one-integration',
    `        - name: filename
          in: query`,
    `        - name: timeout
          in: query
          description: For how many seconds the server tries.
          schema: { type: integer, minimum: 1, maximum: 9, description: A number. }
          examples:
            short: { summary: One second, value: 1 }
        - name: filename
          in: query`,
  ),
  check: each('operation', function* ({ path, resolved }, contract) {
    if (!links(contract, resolved).length) return;
    const { requestBody, parameters = [] } = resolved;
    if (requestBody) {
      yield { path: [...path, 'requestBody'], what: 'The call for a URL takes a body.' };
    }
    for (const [index, { name, in: place, schema }] of parameters.entries()) {
      const here = { path: [...path, 'parameters', index] };
      if (callOptions.includes(name)) {
        yield { ...here, what: `${name} is an option of every call already.` };
      } else if (!['path', 'query', 'header'].includes(place)) {
        yield { ...here, what: `${name} is a ${place}.` };
      } else if (!isText(schema)) yield { ...here, what: `${name} is no text.` };
    }
  }),
};

function isText({ type, enum: words }: Schema): boolean {
  return [type].flat().includes('string') || !!words?.every((word) => typeof word === 'string');
}

const bodiesTold: Rule = {
  name: 'bodies-told-apart',
  why: 'A client knows an answer by the type and the constants of its body, one of a flat list of alternatives.',
  mend: 'Give each body of a response `type: object`, `array` or `string`, and put alternatives into one `oneOf`, each under a name in `components.schemas`.',
  example: edit(
    'integration-v1',
    "                  - $ref: '#/components/schemas/RejectedRequest'",
    `                  - { type: string, x-error: message, description: A text. }
                  - $ref: '#/components/schemas/RejectedRequest'`,
  ),
  check: each('mediaType', function* ({ path, raw, resolved }, { document }) {
    const schema = mapping(resolved['schema']);
    // What is sent is a file.
    if (path.includes('requestBody') || !Object.keys(schema).length) return;
    const bodies = alternatives(document, schema);
    const found = (what: string) => ({ path: [...path, 'schema'], what: `A body ${what}.` });
    if (bodies.some((body) => 'oneOf' in body || 'anyOf' in body)) {
      yield found('has alternatives within alternatives');
    }
    if (!bodies.every((body) => 'allOf' in body || isTold(body))) {
      yield found('is neither object, nor array, nor text');
    }
    const { oneOf = [], anyOf = [] } = mapping(raw['schema']) as Schema;
    if (![...oneOf, ...anyOf].every((written) => '$ref' in written)) {
      yield found('has an alternative without a name');
    }
  }),
};

function isTold({ type }: Schema): boolean {
  return [type].flat().some((word) => ['object', 'array', 'string'].includes(word ?? ''));
}

const uploadKnown: Rule = {
  name: 'upload-known',
  why: 'A client takes from the document of the upload how the file is sent, how much one upload carries and where a URL tells its life.',
  mend: 'Describe one operation in `components.pathItems`, with `x-limits` that has `bodyBytes`, and with `x-expiry`.',
  example: edit('storage', '          bodyBytes: 5368709120\n', ''),
  *check(contract) {
    const calls = contract.all('operation');
    if (calls.some(({ path }) => path[0] === 'paths')) return;
    if (!calls.length) {
      yield { path: [], what: 'The document has no operation, nor one that others lead to.' };
    }
    for (const { path } of calls.slice(1)) {
      yield { path, what: 'The document describes another upload already.' };
    }
    for (const { path, raw } of calls) {
      if (!('bodyBytes' in mapping(raw['x-limits']))) {
        yield { path, what: 'Nothing says how much one upload carries.' };
      }
      if (!('x-expiry' in raw)) yield { path, what: 'Nothing says where a URL tells its life.' };
    }
  },
};

const patternHasExample: Rule = {
  name: 'pattern-has-example',
  why: 'Samples, the mock’s own help and `npm start` make calls from the document; a value of their own invention is refused by a pattern.',
  mend: 'Give the parameter an example, made up where it is a secret.',
  example: edit(
    'one-integration',
    `            basis: sample }
      parameters:
        - name: x-integration-id`,
    `            basis: sample }
        - { in: header, name: x-account, violates: required, status: 400, example: integration-id-missing,
            basis: inferred }
        - { in: header, name: x-account, violates: pattern, status: 400, example: integration-id-malformed,
            basis: inferred }
      parameters:
        - name: x-account
          in: header
          required: true
          x-sensitive: whole
          description: The number of the account.
          schema: { type: string, pattern: '^[0-9]{9}$' }
        - name: x-integration-id`,
  ),
  check: each('parameter', function* ({ path, raw, resolved }) {
    const { required, schema, examples, 'x-describes-file': about } = resolved;
    const { pattern } = mapping(schema);
    if (!required || about || !pattern || Object.keys(mapping(examples)).length) return;
    yield { path, what: `${raw['name']} has a pattern and no example.` };
  }),
};

/** What those who make calls from a document, a generated client first, take for granted about it. */
export const clients = [oneUploadLink, inputsGivable, bodiesTold, uploadKnown, patternHasExample];
