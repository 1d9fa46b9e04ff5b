import { parameters } from '../../../../generated/integration-v1/contract.ts';

/** The options that several commands take, each with the setting that stands behind it. */
export const apiOption = {
  api: {
    type: 'string',
    choices: ['one-integration', 'integration-v1'],
    help: 'which of the two APIs to ask (setting: api)',
  },
} as const;

export const templateOption = {
  template: {
    type: 'string',
    choices: parameters.templateType.enum,
    help: 'what the file holds; Integration v1 needs it (setting: template)',
  },
} as const;

export const connectionOptions = {
  'base-url': {
    type: 'string',
    value: 'URL',
    help: 'sandbox, production or a URL (default: sandbox)',
  },
  'token-file': {
    type: 'string',
    value: 'FILE',
    help: 'read the access token from this file, - for stdin',
  },
  'integration-id-file': {
    type: 'string',
    value: 'FILE',
    help: 'read the integration id from this file, - for stdin',
  },
  timeout: {
    type: 'string',
    value: 'SECONDS',
    help: 'how long one answer of the API may take (default: 30)',
  },
} as const;
