import { links, types } from './reading/answers.ts';
import { type Contract, list, type Mapping, mapping } from './reading/contract.ts';
import type { Rule } from './reading/rule.ts';

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

/** The operations that a client is asked for a URL with, each with the links of its answers. */
function preSigns(contract: Contract) {
  return contract
    .all('operation')
    .map((operation) => ({
      operation,
      links: links(contract, operation.resolved),
    }))
    .filter(({ links }) => links.length > 0);
}

export const oneUploadLink: Rule = {
  name: 'one-upload-link',
  why: 'A client has one `upload`, so it knows one operation that gives URLs, and one place of its answers that has them.',
  mend: 'Keep the link of the answer that uploads start from; describe another in a document of its own.',
  example: {
    document: 'one-integration',
    good: `          links:
            uploadFile:`,
    bad: `          links:
            replaceFile:
              operationRef: '#/components/pathItems/Upload/put'
              description: The file can be replaced as well.
              x-target-url: $response.body#/result/uploadUrl
            uploadFile:`,
  },
  *check(contract) {
    const [, ...further] = preSigns(contract).flatMap(({ links }) => links);
    for (const { path } of further) {
      yield { path, what: 'Another link of this document leads to an upload already.' };
    }
  },
};

export const inputsGivable: Rule = {
  name: 'inputs-givable',
  why: 'A client gives the call for a URL its inputs as texts, by their own names, beside its own options and without a body.',
  mend: 'Describe each input as a string parameter in the path, the query or a header, under a name that no option of a call has.',
  example: {
    document: 'one-integration',
    good: `        - name: filename
          in: query`,
    bad: `        - name: timeout
          in: query
          description: For how many seconds the server tries.
          schema: { type: integer, minimum: 1, maximum: 9, description: A number. }
          examples:
            short: { summary: One second, value: 1 }
        - name: filename
          in: query`,
  },
  *check(contract) {
    for (const { operation } of preSigns(contract)) {
      const { path, resolved } = operation;
      if ('requestBody' in resolved) {
        yield { path: [...path, 'requestBody'], what: 'The call for a URL takes a body.' };
      }
      for (const [index, parameter] of list(resolved['parameters']).map(mapping).entries()) {
        const { name, in: place } = parameter;
        const here = { path: [...path, 'parameters', index] };
        if (callOptions.includes(String(name))) {
          yield { ...here, what: `${name} is an option of every call already.` };
        } else if (place === 'cookie') {
          yield { ...here, what: `${name} is a cookie.` };
        } else if (!isText(mapping(parameter['schema']))) {
          yield { ...here, what: `${name} is no text.` };
        }
      }
    }
  },
};

function isText(schema: Mapping): boolean {
  const words = list(schema['enum']);
  return types(schema).includes('string') || (words.length > 0 && words.every(isString));
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export const bodiesTold: Rule = {
  name: 'bodies-told-apart',
  why: 'A client knows an answer by the type and the constants of its body, one of a flat list of alternatives.',
  mend: 'Give each body of a response `type: object`, `array` or `string`, and put alternatives into one `oneOf`, each under a name in `components.schemas`.',
  example: {
    document: 'integration-v1',
    good: "                  - $ref: '#/components/schemas/RejectedRequest'",
    bad: `                  - { type: string, x-error: message, description: A text. }
                  - $ref: '#/components/schemas/RejectedRequest'`,
  },
  *check(contract) {
    for (const { path, resolved, raw } of contract.all('operation')) {
      for (const [status, response] of Object.entries(mapping(resolved['responses']))) {
        for (const [mediaType, media] of Object.entries(mapping(mapping(response)['content']))) {
          const schema = mapping(mapping(media)['schema']);
          const place = [...path, 'responses', status, 'content', mediaType, 'schema'];
          yield* faultsOf(schema, rawAlternatives(raw, status, mediaType)).map((what) => ({
            path: place,
            what: `A body of ${status} ${what}.`,
          }));
        }
      }
    }
  },
};

/** The alternatives as they are written, as far as the operation itself writes them. */
function rawAlternatives(operation: Mapping, status: string, mediaType: string) {
  const response = mapping(mapping(operation['responses'])[status]);
  const media = mapping(mapping(response['content'])[mediaType]);
  const { oneOf, anyOf } = mapping(media['schema']);
  return list(oneOf ?? anyOf).map(mapping);
}

function faultsOf(schema: Mapping, written: readonly Mapping[]): readonly string[] {
  if (!Object.keys(schema).length) return [];
  const alternatives = list(schema['oneOf'] ?? schema['anyOf']).map(mapping);
  const bodies = alternatives.length ? alternatives : [schema];
  const known = ['object', 'array', 'string'];
  const all = (test: (body: Mapping) => boolean) => bodies.every(test);
  return [
    ...(all((body) => !('oneOf' in body) && !('anyOf' in body))
      ? []
      : ['has alternatives within alternatives']),
    ...(all((body) => 'allOf' in body || types(body).some((type) => known.includes(type)))
      ? []
      : ['is neither object, nor array, nor text']),
    ...(written.every((one) => '$ref' in one) ? [] : ['has an alternative without a name']),
  ];
}

export const uploadKnown: Rule = {
  name: 'upload-known',
  why: 'A client takes from the document of the upload how the file is sent, how much one upload carries and where a URL tells its life.',
  mend: 'Describe one operation in `components.pathItems`, with `x-limits` that has `bodyBytes`, and with `x-expiry`.',
  example: {
    document: 'storage',
    good: `      put:
        operationId: uploadFile`,
    bad: `      post:
        operationId: uploadForm
        tags: [Upload]
        summary: Upload the file by a form
        description: A form can carry it as well.
        externalDocs:
          description: Uploading objects with presigned URLs (Amazon S3)
          url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html
        security: []
        x-evidence:
          - { basis: documented, source: one-integration-upload }
        x-signature:
          algorithm: AWS4-HMAC-SHA256
          region: ap-south-1
          service: s3
          signedHeaders: [content-type, host]
        x-expiry: { lifetime: X-Amz-Expires }
        x-limits: { rows: { csv: 1 } }
        responses:
          '403': { $ref: '#/components/responses/UploadForbidden' }
      put:
        operationId: uploadFile`,
  },
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

/** What a generated client takes for granted about a document. */
export const clients = [oneUploadLink, inputsGivable, bodiesTold, uploadKnown];
