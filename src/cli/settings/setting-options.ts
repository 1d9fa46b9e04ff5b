import { apis } from '../../../generated/apis.ts';

/**
 * Inputs of an API that a setting fills, by their name there. What an API asks beyond them comes from the
 * file itself.
 */
export const inputOfSetting = { template: 'templateType' } as const;

/** What an API takes for a setting; nothing when it has no such input. */
export function choicesOf(setting: keyof typeof inputOfSetting, api: string): readonly string[] {
  return apis[api]?.presign?.inputs[inputOfSetting[setting]]?.enum ?? [];
}

const ids = Object.keys(apis);

/** The options that several commands take, each with the setting that stands behind it. */
export const apiOption = {
  api: {
    type: 'string',
    choices: ids,
    help: 'which of the two APIs to ask (setting: api)',
  },
} as const;

export const templateOption = {
  template: {
    type: 'string',
    choices: [...new Set(ids.flatMap((id) => choicesOf('template', id)))],
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
