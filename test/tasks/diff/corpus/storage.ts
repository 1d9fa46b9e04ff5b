import type { Json, SmallChange } from './small-change.ts';

const operation = (document: Json) => document.components.pathItems.Upload.put;
const schemas = (document: Json) => document.components.schemas;

/** Changes that can be made all at once, since no two of them touch the same place. */
export const storage: readonly SmallChange[] = [
  {
    name: 'storage takes no more CSV',
    edit: (document) => delete operation(document).requestBody.content['text/csv'],
    at: /\/content\/text~1csv/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'storage takes smaller files only',
    edit: (document) => {
      operation(document).parameters[0].schema.maximum = 1024;
    },
    at: /\/parameters\/0\/schema\/maximum/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'an answer has one more header, which begins as our keys do and is none of them',
    edit: (document) => {
      const header = { description: 'Which copy it is.', schema: { type: 'string' } };
      document.components.responses.Stored.headers['x-amz-version-id'] = header;
    },
    at: /\/headers\/x-amz-version-id/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'another region signs',
    edit: (document) => {
      operation(document)['x-signature'].region = 'ap-south-2';
    },
    at: /\/x-signature/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'a code gains a kind',
    edit: (document) => {
      schemas(document).StorageErrorCode['x-error-kinds'].InvalidDigest = 'connection';
    },
    at: /\/StorageErrorCode\/x-error-kinds/,
    impact: 'minor',
    reverse: 'major',
  },
];
