import type { Edit } from '../../spec/rules/reading/rule.ts';

/** A further fault that a rule catches, beside the one that its page shows. */
export type Mutant = Edit & { readonly rule: string; readonly name: string };

// Built here, because nothing that looks live stands in a file of the project.
const accessKeyId = `AK${'IA'}${'Q'.repeat(16)}`;
const signature = 'ab12'.repeat(16);
const webToken = ['eyJ', 'hbGciOiJub25lIn0', '.', 'e30', '.'].join('');
const sessionToken = 'Fw0GZXIvYXdz'.repeat(10);

export const mutants: readonly Mutant[] = [
  {
    rule: 'documented-statuses',
    name: 'the list of documented statuses is dropped',
    document: 'integration-v1',
    good: '      x-documented-statuses: [200, 401, 403, 500]\n',
    bad: '',
  },
  {
    rule: 'documented-statuses',
    name: 'an inferred status is listed as documented',
    document: 'storage',
    good: 'x-documented-statuses: [200, 400, 403, 404]',
    bad: 'x-documented-statuses: [200, 400, 403, 404, 411]',
  },
  {
    rule: 'response-content',
    name: 'an error has no body',
    document: 'storage',
    good: `      content:
        application/xml:
          schema: { $ref: '#/components/schemas/StorageError' }
          examples:
            not-implemented:`,
    bad: `      x-content:
        application/xml:
          schema: { $ref: '#/components/schemas/StorageError' }
          examples:
            not-implemented:`,
  },
  {
    rule: 'response-content',
    name: 'a success without a body does not say so',
    document: 'storage',
    good: 'The file is stored. The body is empty.',
    bad: 'The file is stored.',
  },
  {
    rule: 'examples-named',
    name: 'an example’s name is not in kebab-case',
    document: 'integration-v1',
    good: '            filename-xlsx: {',
    bad: '            filenameXlsx: {',
  },
  {
    rule: 'examples-named',
    name: 'an example has another name where it is used',
    document: 'integration-v1',
    good: "                created: { $ref: '#/components/examples/created' }",
    bad: "                generated: { $ref: '#/components/examples/created' }",
  },
  {
    rule: 'example-agrees-with-status',
    name: 'the status in a body is another one',
    document: 'one-integration',
    good: '        status: 403',
    bad: '        status: 200',
  },
  {
    rule: 'example-agrees-with-status',
    name: 'an error says success',
    document: 'one-integration',
    good: `        status: 406
        success: false`,
    bad: `        status: 406
        success: true`,
  },
  {
    rule: 'example-agrees-with-status',
    name: 'a 401 says CREATED',
    document: 'integration-v1',
    good: 'value: { status: null, preSignedS3Url: null, errorCode: AUTHORIZATION_FAILED,',
    bad: 'value: { status: CREATED, preSignedS3Url: null, errorCode: AUTHORIZATION_FAILED,',
  },
  {
    rule: 'example-agrees-with-status',
    name: 'a 403 carries the code of the 401',
    document: 'integration-v1',
    good: 'errorCode: PERMISSION_DENIED,',
    bad: 'errorCode: AUTHORIZATION_FAILED,',
  },
  {
    rule: 'oas3-valid-media-example',
    name: 'an example has an unknown code',
    document: 'integration-v1',
    good: 'errorCode: LICENSE_EXPIRED,',
    bad: 'errorCode: LICENCE_EXPIRED,',
  },
  {
    rule: 'error-kind-stated',
    name: 'a server fault is not worth a retry',
    document: 'one-integration',
    good: 'x-retryable: true',
    bad: 'x-retryable: false',
  },
  {
    rule: 'error-kind-stated',
    name: 'a success has a kind of error',
    document: 'one-integration',
    good: 'description: The request was processed and a pre-signed URL returned.\n',
    bad: `description: The request was processed and a pre-signed URL returned.
          x-error-kind: invalid-request
          x-retryable: false
`,
  },
  {
    rule: 'enum-values-explained',
    name: 'a value is explained that is none',
    document: 'integration-v1',
    good: '        purchase: Purchase document.',
    bad: '        purchase: Purchase document.\n        return: Return document.',
  },
  {
    rule: 'error-kinds-complete',
    name: 'a kind is given to a code that is none',
    document: 'storage',
    good: '        SlowDown: server-fault',
    bad: '        SlowDown: server-fault\n        BadDigest: connection',
  },
  {
    rule: 'nullable-enum-lists-null',
    name: 'the type does not allow the null of the enum',
    document: 'integration-v1',
    good: `      type: [string, 'null']
      description: The API error code.`,
    bad: `      type: string
      description: The API error code.`,
  },
  {
    rule: 'responses-open',
    name: 'an answer refuses what it did not evaluate',
    document: 'one-integration',
    good: '      description: The envelope of a success.',
    bad: '      description: The envelope of a success.\n      unevaluatedProperties: false',
  },
  {
    rule: 'values-bounded',
    name: 'a header of an answer may hold anything',
    document: 'storage',
    good: `schema: { type: string, pattern: '^"[0-9a-f]{32}"$' }`,
    bad: 'schema: { type: string }',
  },
  {
    rule: 'values-bounded',
    name: 'a number beyond 32 bits has no format',
    document: 'storage',
    good: 'type: integer, format: int64,',
    bad: 'type: integer,',
  },
  {
    rule: 'api-keys-in-headers',
    name: 'a credential is no API key',
    document: 'integration-v1',
    good: '      type: apiKey\n      in: header',
    bad: '      type: http\n      scheme: bearer',
  },
  {
    rule: 'credential-masked',
    name: 'a credential has no shape',
    document: 'integration-v1',
    good: '      x-schema: { type: string, minLength: 1 }\n',
    bad: '',
  },
  {
    rule: 'security-stated',
    name: 'one of two credentials is not demanded',
    document: 'one-integration',
    good: 'security:\n  - authToken: []\n    integrationId: []\n',
    bad: 'security:\n  - authToken: []\n',
  },
  {
    rule: 'security-stated',
    name: 'the credentials are alternatives',
    document: 'one-integration',
    good: 'security:\n  - authToken: []\n    integrationId: []\n',
    bad: 'security:\n  - authToken: []\n  - integrationId: []\n',
  },
  {
    rule: 'security-stated',
    name: 'the upload does not say that it takes no credential',
    document: 'storage',
    good: '        security: []\n',
    bad: '',
  },
  {
    rule: 'servers-https',
    name: 'a server has no environment',
    document: 'one-integration',
    good: '    x-environment: production\n',
    bad: '',
  },
  {
    rule: 'servers-https',
    name: 'a server is this machine',
    document: 'one-integration',
    good: '- url: https://api.clear.in',
    bad: '- url: https://localhost:8080',
  },
  {
    rule: 'secret-url',
    name: 'the URL has no lifetime',
    document: 'one-integration',
    good: '          x-expires-in: { documented: 3600, sample: 3599 }\n',
    bad: '',
  },
  {
    rule: 'secret-url',
    name: 'the URL has a bound that cannot hold',
    document: 'integration-v1',
    good: '          x-documented-max-length: 2048',
    bad: '          maxLength: 2048',
  },
  ...(
    [
      ['an AWS access key id', accessKeyId],
      ['a signature', signature],
      ['a JSON web token', webToken],
      ['a session token', sessionToken],
    ] as const
  ).map(([name, value]) => ({
    rule: 'no-live-credential',
    name: `${name} stands in a sentence`,
    document: 'storage' as const,
    good: 'The URL is a bearer secret.',
    bad: `The URL is a bearer secret: ${value} is part of it.`,
  })),
  {
    rule: 'signed-url-redacted',
    name: 'the session token is there',
    document: 'integration-v1',
    good: 'X-Amz-Security-Token=REDACTED',
    bad: 'X-Amz-Security-Token=Fw0GZXIv',
  },
  {
    rule: 'signed-url-redacted',
    name: 'the key id is there',
    document: 'integration-v1',
    good: 'X-Amz-Credential=REDACTED%2F',
    bad: 'X-Amz-Credential=KEY%2F',
  },
  {
    rule: 'known-extensions',
    name: 'a known key stands where nothing reads it',
    document: 'storage',
    good: '      xml: { name: Error }',
    bad: '      xml: { name: Error }\n      x-environment: sandbox',
  },
  {
    rule: 'extension-values',
    name: 'a lifetime is a text',
    document: 'one-integration',
    good: 'x-expires-in: { documented: 3600, sample: 3599 }',
    bad: "x-expires-in: { documented: 3600, sample: '3599' }",
  },
  {
    rule: 'faults-sound',
    name: 'a fault is of an input that does not exist',
    document: 'one-integration',
    good: '{ in: query, name: filename, violates: required,',
    bad: '{ in: query, name: fileName, violates: required,',
  },
  {
    rule: 'faults-sound',
    name: 'a fault violates what nothing demands',
    document: 'one-integration',
    good: 'name: filename, violates: pattern,',
    bad: 'name: filename, violates: enum,',
  },
  {
    rule: 'faults-sound',
    name: 'a fault is surer than its example',
    document: 'one-integration',
    good: 'example: filename-empty, basis: inferred',
    bad: 'example: filename-empty, basis: documented',
  },
  {
    rule: 'faults-complete',
    name: 'an input has a constraint that no fault is about',
    document: 'integration-v1',
    good: '      minLength: 1\n      maxLength: 1500\n',
    bad: "      minLength: 1\n      maxLength: 1500\n      pattern: '.'\n",
  },
  {
    rule: 'link-leads-to-upload',
    name: 'the link is gone',
    document: 'integration-v1',
    good: '          links:\n            uploadFile:\n',
    bad: '          x-links:\n            uploadFile:\n',
  },
  {
    rule: 'link-leads-to-upload',
    name: 'the link leads nowhere',
    document: 'integration-v1',
    good: "operationRef: '#/components/pathItems/Upload/put'",
    bad: "operationRef: '#/components/pathItems/Upload/post'",
  },
  {
    rule: 'upload-content-types',
    name: 'nothing tells the file’s name',
    document: 'one-integration',
    good: '          x-describes-file: name\n',
    bad: '',
  },
  {
    rule: 'upload-body',
    name: 'a body is not the bytes that its type says',
    document: 'storage',
    good: 'schema: { type: string, contentMediaType: application/zip,',
    bad: 'schema: { type: string, contentMediaType: text/csv,',
  },
  {
    rule: 'file-types-agree',
    name: 'a limit is for a file that is not taken',
    document: 'integration-v1',
    good: 'rows: { csv: 3000000, xls: 1000000,',
    bad: 'rows: { csv: 3000000, ods: 5, xls: 1000000,',
  },
  {
    rule: 'file-types-agree',
    name: 'an input takes a file that no Content-Type is known for',
    document: 'integration-v1',
    good: `      enum: [XLSX, XLS, CSV]
      x-enumDescriptions:`,
    bad: `      enum: [XLSX, XLS, CSV, ODS]
      x-enumDescriptions:
        ODS: A sheet.`,
  },
  {
    rule: 'lifetime-in-prose',
    name: 'the field does not say how long its URL lives',
    document: 'integration-v1',
    good: 'The pre-signed URL. Valid only for 10 minutes from the time of generation.',
    bad: 'The pre-signed URL.',
  },
  {
    rule: 'lifetime-in-prose',
    name: 'the comparison with the sample is wrong',
    document: 'integration-v1',
    good: 'the sample URL carries 60 times that',
    bad: 'the sample URL carries 6 times that',
  },
  {
    rule: 'limits-in-prose',
    name: 'another length is promised',
    document: 'integration-v1',
    good: 'allows 1500 characters',
    bad: 'allows 1800 characters',
  },
  {
    rule: 'limits-in-prose',
    name: 'another size is promised',
    document: 'storage',
    good: 'One `PUT` carries at most 5 GB.',
    bad: 'One `PUT` carries at most 4 GB.',
  },
  {
    rule: 'evidence-stated',
    name: 'the whole object is known and inferred at once',
    document: 'one-integration',
    good: '{ basis: inferred, about: pattern, statement:',
    bad: '{ basis: inferred, statement:',
  },
  {
    rule: 'whole-sentences',
    name: 'a schema has no description',
    document: 'integration-v1',
    good: '      description: One mistake in the request.\n',
    bad: '',
  },
  {
    rule: 'whole-sentences',
    name: 'a summary ends like a sentence',
    document: 'integration-v1',
    good: 'summary: The file name is empty\n',
    bad: 'summary: The file name is empty.\n',
  },
  ...(
    [
      ['a note to oneself', 'TODO Forbidden.'],
      ['HTML', '<p>Forbidden.</p>'],
      ['an escaped underscore', 'Forbidden\\\\_by the server.'],
      ['a misspelling of the owner', 'Forbidden by a Paramter.'],
    ] as const
  ).map(([name, text]) => ({
    rule: 'clean-prose',
    name: `${name} is left in a text`,
    document: 'one-integration' as const,
    good: 'description: Forbidden.',
    bad: `description: "${text}"`,
  })),
  {
    rule: 'external-docs',
    name: 'an operation links to no page',
    document: 'storage',
    good: '        externalDocs:\n          description: Uploading',
    bad: '        x-docs:\n          description: Uploading',
  },
];
