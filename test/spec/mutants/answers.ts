import type { Mutant } from './mutant.ts';

export const answers: readonly Mutant[] = [
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
    name: 'a success has a kind of error',
    document: 'one-integration',
    good: 'description: The request was processed and a pre-signed URL returned.\n',
    bad: `description: The request was processed and a pre-signed URL returned.
          x-error-kind: invalid-request
`,
  },
];
