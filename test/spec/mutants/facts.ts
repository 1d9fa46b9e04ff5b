import type { Mutant } from './mutant.ts';

export const facts: readonly Mutant[] = [
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
    good: 'example: filename-empty,\n            basis: inferred',
    bad: 'example: filename-empty,\n            basis: documented',
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
    rule: 'lifetimes-agree',
    name: 'the field does not say how long its URL lives',
    document: 'integration-v1',
    good: 'The pre-signed URL. Valid only for 10 minutes from the time of generation.',
    bad: 'The pre-signed URL.',
  },
  {
    rule: 'lifetimes-agree',
    name: 'the comparison with the sample is wrong',
    document: 'integration-v1',
    good: 'the sample URL carries 60 times that',
    bad: 'the sample URL carries 6 times that',
  },
  {
    rule: 'limits-in-prose',
    name: 'a promised number of rows is no limit',
    document: 'integration-v1',
    good: 'rows: { csv: 3000000, xls: 1000000,',
    bad: 'rows: { xls: 1000000,',
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
    rule: 'inputs-givable',
    name: 'an input is no text',
    document: 'integration-v1',
    good: '      type: string\n      description: The type of document.\n      enum: [sales, purchase]',
    bad: '      type: integer\n      description: The type of document.\n      enum: [1, 2]',
  },
  {
    rule: 'inputs-givable',
    name: 'the call for a URL takes a body',
    document: 'one-integration',
    good: '      parameters:\n        - name: x-integration-id',
    bad: '      requestBody: { content: { text/plain: {} } }\n      parameters:\n        - name: x-integration-id',
  },
  {
    rule: 'inputs-givable',
    name: 'an input is a cookie',
    document: 'one-integration',
    good: '        - name: filename\n          in: query',
    bad: '        - name: filename\n          in: cookie',
  },
  {
    rule: 'bodies-told-apart',
    name: 'a body is a number',
    document: 'one-integration',
    good: '      type: string\n      description: A bare word instead of the JSON envelope.',
    bad: '      type: integer\n      description: A bare word instead of the JSON envelope.',
  },
  {
    rule: 'bodies-told-apart',
    name: 'alternatives stand within alternatives',
    document: 'integration-v1',
    good: '      type: array\n      description: |\n        What the 500 sample holds',
    bad: '      type: array\n      oneOf: [{}]\n      description: |\n        What the 500 sample holds',
  },
  {
    rule: 'upload-known',
    name: 'the document describes another upload',
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
  {
    rule: 'upload-known',
    name: 'nothing tells where a URL has its life',
    document: 'storage',
    good: '        x-expiry:\n          lifetime: X-Amz-Expires\n',
    bad: '',
  },
  {
    rule: 'lifetimes-agree',
    name: 'the sample carries the documented lifetime',
    document: 'one-integration',
    good: 'X-Amz-Expires=3599&',
    bad: 'X-Amz-Expires=3600&',
  },
  {
    rule: 'upload-types-in-prose',
    name: 'a document names the other API’s type for a CSV',
    document: 'integration-v1',
    good: '`application/vnd.ms-excel` for a CSV',
    bad: '`text/csv` for a CSV',
  },
];
