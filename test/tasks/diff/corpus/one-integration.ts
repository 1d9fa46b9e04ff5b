import type { Json, SmallChange } from './small-change.ts';

const operation = (document: Json) => document.paths['/one-integration/action/pre-sign'].get;
const schemas = (document: Json) => document.components.schemas;

/** Changes that can be made all at once, since no two of them touch the same place. */
export const oneIntegration: readonly SmallChange[] = [
  {
    name: 'a documented status disappears',
    edit: (document) => delete operation(document).responses['406'],
    at: /\/(responses\/406|examples\/invalid-extension)/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a longer file name is refused',
    edit: (document) => {
      schemas(document).FileName.maxLength = 255;
    },
    at: /\/maxLength/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'a field of the answer disappears',
    edit: (document) => delete schemas(document).ErrorDetail.properties.validationErrors,
    at: /\/properties\/validationErrors/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a field is no longer promised',
    edit: (document) => {
      schemas(document).PreSignResult.required = ['status'];
    },
    at: /\/properties\/result\/required/,
    impact: 'major',
    reverse: 'patch',
  },
  {
    name: 'the token’s header gets another name',
    edit: (document) => {
      document.components.securitySchemes.authToken.name = 'x-other-token';
    },
    at: /\/securitySchemes\/authToken\/name/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'production disappears',
    edit: (document) => document.servers.pop(),
    at: /#\/servers/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'a CSV goes up with another Content-Type',
    edit: (document) => {
      operation(document)['x-upload-content-types'].csv = 'text/plain';
    },
    at: /\/x-upload-content-types/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'the URL dies earlier',
    edit: (document) => {
      schemas(document).PreSignResult.properties.uploadUrl['x-expires-in'].documented = 600;
    },
    at: /\/x-expires-in/,
    impact: 'major',
    reverse: 'minor',
  },
  {
    name: 'the URL moves to another field',
    edit: (document) => {
      operation(document).responses['200'].links.uploadFile['x-target-url'] = '$response.body#/url';
    },
    at: /\/x-target-url/,
    impact: 'major',
    reverse: 'major',
  },
  {
    name: 'the call may be sent again whatever its method',
    edit: (document) => {
      operation(document)['x-retryable'] = true;
    },
    at: /\/get\/x-retryable/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the token may be shorter',
    edit: (document) => {
      document.components.securitySchemes.authToken['x-schema'].minLength = 0;
    },
    at: /\/authToken\/x-schema/,
    impact: 'minor',
    reverse: 'major',
  },
  {
    name: 'the description says it better',
    edit: (document) => {
      document.info.description = 'Said better.';
    },
    at: /#\/info\/description/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'an example shows another name',
    edit: (document) => {
      operation(document).parameters[1].examples['sales-csv'].value = 'january.csv';
    },
    at: /\/examples\/sales-csv/,
    impact: 'patch',
    reverse: 'patch',
  },
  {
    name: 'the evidence becomes stronger',
    edit: (document) => {
      schemas(document).Message['x-evidence'] = [{ basis: 'sample', source: 'access-token' }];
    },
    at: /\/Message\/x-evidence/,
    impact: 'patch',
    reverse: 'patch',
  },
];
