import type { DocumentName } from '../../spec/rules/reading/rule.ts';
import type { Impact } from '../../src/diff/change.ts';

// biome-ignore lint/suspicious/noExplicitAny: edits reach deep into JSON of any shape
type Json = any;

/** A small change of a released document, and what it and its reverse mean to callers. */
export type SmallChange = {
  readonly name: string;
  readonly document: DocumentName;
  readonly edit: (document: Json) => void;
  /** Where it is reported: a pointer that no other change of the document shares. */
  readonly at: RegExp;
  readonly impact: Impact;
  readonly reverse: Impact;
};

const preSignA = (document: Json) => document.paths['/one-integration/action/pre-sign'].get;
const preSignB = (document: Json) =>
  document.paths['/integration/v1/generatePreSign/{templateType}'].get;
const upload = (document: Json) => document.components.pathItems.Upload.put;
const schemas = (document: Json) => document.components.schemas;

/** Changes that can be made all at once, since no two of them touch the same place. */
export const corpus: readonly SmallChange[] = [
  {
    name: 'a documented status disappears',
    document: 'one-integration',
    edit: (document) => delete preSignA(document).responses['406'],
    at: /\/(responses\/406|examples\/invalid-extension)/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a longer file name is refused',
    document: 'one-integration',
    edit: (document) => {
      schemas(document).FileName.maxLength = 255;
    },
    at: /\/maxLength/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'a field of the answer disappears',
    document: 'one-integration',
    edit: (document) => delete schemas(document).ErrorDetail.properties.validationErrors,
    at: /\/properties\/validationErrors/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a field is no longer promised',
    document: 'one-integration',
    edit: (document) => {
      schemas(document).PreSignResult.required = ['status'];
    },
    at: /\/properties\/result\/required/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'the token’s header gets another name',
    document: 'one-integration',
    edit: (document) => {
      document.components.securitySchemes.authToken.name = 'x-other-token';
    },
    at: /\/securitySchemes\/authToken\/name/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'production disappears',
    document: 'one-integration',
    edit: (document) => document.servers.pop(),
    at: /#\/servers/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a CSV goes up with another Content-Type',
    document: 'one-integration',
    edit: (document) => {
      preSignA(document)['x-upload-content-types'].csv = 'text/plain';
    },
    at: /\/x-upload-content-types/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'the URL dies earlier',
    document: 'one-integration',
    edit: (document) => {
      schemas(document).PreSignResult.properties.uploadUrl['x-expires-in'].documented = 600;
    },
    at: /\/x-expires-in/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'the URL moves to another field',
    document: 'one-integration',
    edit: (document) => {
      preSignA(document).responses['200'].links.uploadFile['x-target-url'] = '$response.body#/url';
    },
    at: /\/x-target-url/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'a server fault is not worth a retry',
    document: 'one-integration',
    edit: (document) => {
      preSignA(document).responses['500']['x-retryable'] = false;
    },
    at: /\/responses\/500\/x-retryable/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'the integration id may be shorter',
    document: 'one-integration',
    edit: (document) => {
      document.components.securitySchemes.integrationId['x-schema'].minLength = 32;
    },
    at: /\/integrationId\/x-schema/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the description says it better',
    document: 'one-integration',
    edit: (document) => {
      document.info.description = 'Said better.';
    },
    at: /#\/info\/description/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'an example shows another name',
    document: 'one-integration',
    edit: (document) => {
      preSignA(document).parameters[0].examples['sales-csv'].value = 'january.csv';
    },
    at: /\/examples\/sales-csv/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'the evidence becomes stronger',
    document: 'one-integration',
    edit: (document) => {
      schemas(document).Message['x-evidence'] = [{ basis: 'sample', source: 'access-token' }];
    },
    at: /\/Message\/x-evidence/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'an optional parameter is new',
    document: 'integration-v1',
    edit: (document) =>
      preSignB(document).parameters.push({
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
    document: 'integration-v1',
    edit: (document) => {
      preSignB(document).parameters[1].required = false;
    },
    at: /\/parameters\/1\/required/,
    impact: 'patch',
    reverse: 'major',
  },
  {
    name: 'one more template type is taken',
    document: 'integration-v1',
    edit: (document) => schemas(document).TemplateType.enum.push('returns'),
    at: /\/parameters\/0\/schema\/enum/,
    impact: 'patch',
    reverse: 'major',
  },
  {
    name: 'one more error code is sent',
    document: 'integration-v1',
    edit: (document) => schemas(document).ErrorCode.enum.push('RATE_LIMITED'),
    at: /\/properties\/errorCode\/enum/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'an answer has one more field',
    document: 'integration-v1',
    edit: (document) => {
      schemas(document).PreSignError.properties.requestId = { type: 'string' };
    },
    at: /\/properties\/requestId/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'one more status is described',
    document: 'integration-v1',
    edit: (document) => {
      preSignB(document).responses['429'] = { description: 'Too many requests.' };
    },
    at: /\/responses\/429/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the operation gets another name',
    document: 'integration-v1',
    edit: (document) => {
      preSignB(document).operationId = 'createPreSignedUrl';
    },
    at: /\/get\/operationId/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an error code means something else',
    document: 'integration-v1',
    edit: (document) => {
      schemas(document).ErrorCode['x-error-kinds'].LICENSE_EXPIRED = 'permission-denied';
    },
    at: /\/ErrorCode\/x-error-kinds/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an empty file name gets another answer',
    document: 'integration-v1',
    edit: (document) => {
      const faults = preSignB(document)['x-faults'];
      faults.find((fault: Json) => fault.violates === 'minLength' && fault.in === 'query').status =
        500;
    },
    at: /\/x-faults/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'a CSV may have fewer rows',
    document: 'integration-v1',
    edit: (document) => {
      preSignB(document)['x-limits'].rows.csv = 1_000_000;
    },
    at: /\/x-limits/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'the sandbox gets another name',
    document: 'integration-v1',
    edit: (document) => {
      document.servers[0]['x-environment'] = 'test';
    },
    at: /\/x-environment/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'an enum value is explained better',
    document: 'integration-v1',
    edit: (document) => {
      schemas(document).TemplateType['x-enumDescriptions'].sales = 'A sales register.';
    },
    at: /\/TemplateType\/x-enumDescriptions/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'storage takes no more CSV',
    document: 'storage',
    edit: (document) => delete upload(document).requestBody.content['text/csv'],
    at: /\/content\/text~1csv/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'storage takes smaller files only',
    document: 'storage',
    edit: (document) => {
      upload(document).parameters[0].schema.maximum = 1024;
    },
    at: /\/parameters\/0\/schema\/maximum/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'another region signs',
    document: 'storage',
    edit: (document) => {
      upload(document)['x-signature'].region = 'ap-south-2';
    },
    at: /\/x-signature/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'a code gains a kind',
    document: 'storage',
    edit: (document) => {
      schemas(document).StorageErrorCode['x-error-kinds'].BadDigest = 'connection';
    },
    at: /\/StorageErrorCode\/x-error-kinds/,
    impact: 'minor',
    reverse: 'major',
  },
];
