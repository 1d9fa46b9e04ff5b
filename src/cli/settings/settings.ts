import { apis } from '../../../generated/apis.ts';
import type { Api } from '../../client/api.ts';
import { UsageError } from '../usage-error.ts';
import { refuseRedirection } from './redirection.ts';
import { readSecretFile } from './secret-file.ts';
import { apiOption, choicesOf, inputOfSetting, templateOption } from './setting-options.ts';
import { type FileSettings, readSettingsFile } from './settings-file.ts';
import { timeoutOf } from './timeout.ts';

/** What a command works with, whatever place each setting came from. */
export type Settings = {
  /** The id of the API to ask. */
  readonly api: string | undefined;
  readonly template: string | undefined;
  readonly baseUrl: string;
  readonly authToken: string | undefined;
  readonly integrationId: string | undefined;
  /** Milliseconds that one answer of an API may take. */
  readonly timeout: number;
};

/** The options that settings can come from; a command has those that it needs. */
export type SettingValues = {
  readonly api?: string | undefined;
  readonly template?: string | undefined;
  readonly 'base-url'?: string | undefined;
  readonly 'token-file'?: string | undefined;
  readonly 'integration-id-file'?: string | undefined;
  readonly timeout?: string | undefined;
};

/**
 * Collects the settings: options first, then the environment, then the nearest settings file.
 *
 * @throws UsageError
 */
export async function collectSettings(values: SettingValues): Promise<Settings> {
  const [token, id] = [values['token-file'], values['integration-id-file']];
  if (token === '-' && id === '-') {
    throw new UsageError(
      'stdin holds one secret: give --token-file or --integration-id-file a file.',
    );
  }
  const { path, ...file } = await readSettingsFile(process.cwd());
  const ownBaseUrl = values['base-url'] ?? environment('CLEAR_BASE_URL');
  const api = values.api ?? choice(file, 'api', apiOption.api.choices);
  // A settings file may serve both APIs; who types the option expects it to count.
  if (values.template && api && !choicesOf('template', api).length) {
    throw new UsageError(
      '--template is for Integration v1: One Integration takes the type only when the ingestion is created. Leave --template out.',
    );
  }
  const baseUrl = ownBaseUrl ?? file.baseUrl ?? 'sandbox';
  if (bareHost.test(baseUrl)) {
    const scheme = /^(localhost|127\.)/.test(baseUrl) ? 'http' : 'https';
    throw new UsageError(`the base URL ${baseUrl} has no scheme: write ${scheme}://${baseUrl}.`);
  }
  const settings = {
    api,
    timeout: timeoutOf(values.timeout),
    template: values.template ?? choice(file, 'template', templateOption.template.choices),
    baseUrl,
    authToken: token
      ? await readSecretFile('token-file', token)
      : (environment('CLEAR_AUTH_TOKEN') ?? file.authToken),
    integrationId: id
      ? await readSecretFile('integration-id-file', id)
      : (environment('CLEAR_INTEGRATION_ID') ?? file.integrationId),
  };
  if (path && ownBaseUrl === undefined) refuseRedirection(settings, file, path);
  return settings;
}

/** The API that the settings name. @throws UsageError when no place names one */
export function apiOf({ api }: Settings): Api {
  const found = apis[api ?? ''];
  if (found) return found;
  throw new UsageError(`There is no API: give --api ${apiOption.api.choices.join(' or ')}.`);
}

/** The inputs of an API that come from settings, with the words that it takes. */
export function inputSettings(api: string) {
  const settings = Object.keys(inputOfSetting) as (keyof typeof inputOfSetting)[];
  return settings
    .map((setting) => ({
      setting,
      input: inputOfSetting[setting],
      choices: choicesOf(setting, api),
    }))
    .filter(({ choices }) => choices.length);
}

/** What can only be a host: anything else that is no URL could be a secret in the wrong place. */
const bareHost =
  /^(localhost|(\d{1,3}\.){3}\d{1,3}|([a-z\d-]{1,63}\.)+[a-z]{2,10})(:\d{1,5})?(\/[\w/-]{0,40})?$/i;

/** A variable that is set to nothing counts as not set. */
function environment(name: string): string | undefined {
  return process.env[name] || undefined;
}

function choice(
  file: FileSettings,
  name: 'api' | 'template',
  choices: readonly string[],
): string | undefined {
  const value = file[name];
  const found = choices.find((candidate) => candidate === value);
  if (value !== undefined && !found) {
    throw new UsageError(
      `.clear-presign.json: "${name}" is one of ${choices.join(', ')}; not "${value}".`,
    );
  }
  return found;
}
