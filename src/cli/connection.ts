import {
  type Api,
  type CallOptions,
  type ClientOptions,
  createClient,
  type PresignedUpload,
  type Uploaded,
  type UploadOptions,
} from 'clear-presign/node';
import { UsageError } from './failure.ts';
import { inOwnWords } from './own-words.ts';
import manifest from './package.json' with { type: 'json' };
import { inputsOf, inputs as known, secrets, secretsOf } from './settings/registry.ts';
import { apiOf, type Settings } from './settings/settings.ts';

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
  const api = apiOf(settings);
  const given = {
    ...Object.fromEntries(secretsOf(api).map(({ option }) => [option, secretOf(settings, option)])),
    ...more,
    baseUrl,
    timeout,
    // Some gateways turn away who does not say what it is.
    headers: { 'user-agent': `clear-presign/${manifest.version}` },
    onRetry: ({ delay, reason }: { delay: number; reason: string }) =>
      onRetry?.(`trying again in ${Math.round(delay)} ms: ${inOwnWords(reason)}`),
  };
  const client = createClient(api, given);
  const inputs = requiredInputs(api, settings);
  const file = (name: string) => ({ ...inputs, [api.presign?.file.name ?? '']: name });
  return {
    presign: (name, call) => client.presign({ ...call, ...file(name) }),
    upload: (name, call) => client.upload({ ...call, ...file(name) }),
  };
}

/** @throws UsageError that says where to give it */
function secretOf({ secrets: values }: Settings, option: string): string {
  const value = values[option];
  if (value !== undefined) return value;
  const secret = secrets.find((one) => one.option === option);
  throw new UsageError(
    `There is no ${secret?.what}: set ${secret?.variable}, give ${secret?.flag} FILE, or put ${option} into .clear-presign.json.`,
  );
}

/** @throws UsageError when one that the API requires is missing */
function requiredInputs(api: Api, { inputs }: Settings): Settings['inputs'] {
  const missing = inputsOf(api).find(
    ([input, { required }]) => required && inputs[input] === undefined,
  );
  if (!missing) return inputs;
  const [input, { enum: choices = ['VALUE'] }] = missing;
  const { name, flag } = known.find((one) => one.input === input) ?? { name: input, flag: '' };
  throw new UsageError(`There is no ${name}: give ${flag} ${choices.join(' or ')}.`);
}
