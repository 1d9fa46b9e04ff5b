import type { Json, SmallChange } from './small-change.ts';

const operation = (document: Json) =>
  document.paths['/integration/v1/generatePreSign/{templateType}'].get;
const schemas = (document: Json) => document.components.schemas;

/** Changes that can be made all at once, since no two of them touch the same place. */
export const integrationV1: readonly SmallChange[] = [
  {
    name: 'an optional parameter is new',
    edit: (document) =>
      operation(document).parameters.push({
        name: 'locale',
        in: 'query',
        schema: { type: 'string' },
      }),
    at: /\/parameters\/3/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the file name becomes optional',
    edit: (document) => {
      operation(document).parameters[1].required = false;
    },
    at: /\/parameters\/1\/required/,
    impact: 'patch',
    reverse: 'major',
  },
  {
    name: 'one more template type is taken',
    edit: (document) => schemas(document).TemplateType.enum.push('returns'),
    at: /\/parameters\/0\/schema\/enum/,
    impact: 'patch',
    reverse: 'major',
  },
  {
    name: 'one more error code is sent',
    edit: (document) => schemas(document).ErrorCode.enum.push('RATE_LIMITED'),
    at: /\/properties\/errorCode\/enum/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'an answer has one more field',
    edit: (document) => {
      schemas(document).PreSignError.properties.requestId = { type: 'string' };
    },
    at: /\/properties\/requestId/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'one more status is described',
    edit: (document) => {
      operation(document).responses['429'] = { description: 'Too many requests.' };
    },
    at: /\/responses\/429/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the operation gets another name',
    edit: (document) => {
      operation(document).operationId = 'createPreSignedUrl';
    },
    at: /\/get\/operationId/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an error code means something else',
    edit: (document) => {
      schemas(document).ErrorCode['x-error-kinds'].LICENSE_EXPIRED = 'permission-denied';
    },
    at: /\/ErrorCode\/x-error-kinds/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an empty file name gets another answer',
    edit: (document) => {
      const faults = operation(document)['x-faults'];
      faults.find((fault: Json) => fault.violates === 'minLength' && fault.in === 'query').status =
        500;
    },
    at: /\/x-faults/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'a CSV may have fewer rows',
    edit: (document) => {
      operation(document)['x-limits'].rows.csv = 1_000_000;
    },
    at: /\/x-limits/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'the sample’s URL died earlier',
    edit: (document) => {
      schemas(document).PreSignCreated.properties.preSignedS3Url['x-expires-in'].sample = 60;
    },
    at: /\/x-expires-in/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'the sandbox gets another name',
    edit: (document) => {
      document.servers[0]['x-environment'] = 'test';
    },
    at: /\/x-environment/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an enum value is explained better',
    edit: (document) => {
      schemas(document).TemplateType['x-enumDescriptions'].sales = 'A sales register.';
    },
    at: /\/TemplateType\/x-enumDescriptions/,
    impact: 'patch',
    reverse: 'patch',
  },
];
