import { apis } from '../../generated/apis.ts';
import {
  type CallOptions,
  type ClientOptions,
  createIntegrationV1Client,
  createOneIntegrationClient,
  type PresignedUpload,
  type Uploaded,
  type UploadOptions,
} from '../client/node.ts';
import { inOwnWords } from './own-words.ts';
import { secretSettings } from './settings/secret-settings.ts';
import { apiOf, inputSettings, type Settings } from './settings/settings.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** Any of the APIs, asked in the same words. */
export type Connection = {
  presign(name: string, options?: CallOptions): Promise<PresignedUpload>;
  upload(name: string, options: UploadOptions): Promise<Uploaded>;
};

/** What a connection takes beside the settings. */
export type ConnectionOptions = Pick<ClientOptions, 'retries' | 'storageHosts' | 'fetch'> & {
  /** Told, in a sentence without a secret, when a request is sent again. */
  readonly onRetry?: (what: string) => void;
};

type Inputs = { readonly [name: string]: unknown };

/** The library's clients by the id of their API, each with the inputs that the API's data names. */
const clients = {
  'one-integration': createOneIntegrationClient,
  'integration-v1': createIntegrationV1Client,
} as unknown as {
  readonly [api: string]: (options: ClientOptions & Inputs) => {
    presign(options: Inputs): Promise<PresignedUpload>;
    upload(options: Inputs): Promise<Uploaded>;
  };
};

/**
 * Makes the client of the API that the settings name.
 *
 * @throws UsageError when a setting is missing, InvalidOptionError when one cannot be right
 */
export function connect(
  settings: Settings,
  { onRetry, ...more }: ConnectionOptions = {},
): Connection {
  const { baseUrl, timeout } = settings;
  const { id, presign } = apiOf(settings);
  const create = clients[id];
  if (!create || !presign) throw new UsageError(`clear-presign has no client of ${id}.`);
  const secrets = secretHeaders(id).map(({ setting }) => {
    const { what, variable, option } = secretSettings[setting];
    const how = `set ${variable}, give ${option} FILE, or put ${setting} into .clear-presign.json`;
    return [setting, required(settings[setting], what, how)];
  });
  const inputs = inputSettings(id).map(({ input, setting, choices }) => {
    const how = `give --${setting} ${choices.join(' or ')}`;
    return [input, required(settings[setting], setting, how)];
  });
  const client = create({
    ...more,
    ...Object.fromEntries(secrets),
    baseUrl,
    timeout,
    // Some gateways turn away who does not say what it is.
    headers: { 'user-agent': `clear-presign/${version}` },
    onRetry: ({ delay, reason }) =>
      onRetry?.(`trying again in ${Math.round(delay)} ms: ${inOwnWords(reason)}`),
  });
  const file = (name: string) => ({ ...Object.fromEntries(inputs), [presign.file.name]: name });
  return {
    presign: (name, call) => client.presign({ ...call, ...file(name) }),
    upload: (name, call) => client.upload({ ...call, ...file(name) }),
  };
}

/** The headers of an API whose values are secrets, and the settings that these come from. */
export function secretHeaders(id: string) {
  const { token, settings } = apis[id] ?? { settings: {} };
  const headers = [
    ...(token ? [[token.option, token.header] as const] : []),
    ...Object.entries(settings).map(([setting, { name }]) => [setting, name] as const),
  ];
  return headers.map(([setting, header]) => ({
    header,
    setting: setting as keyof typeof secretSettings,
  }));
}

function required<T>(value: T | undefined, name: string, how: string): T {
  if (value === undefined) throw new UsageError(`There is no ${name}: ${how}.`);
  return value;
}
