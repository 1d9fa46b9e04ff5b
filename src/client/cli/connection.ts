import * as integrationV1 from '../../../generated/integration-v1/contract.ts';
import * as oneIntegration from '../../../generated/one-integration/contract.ts';
import { connect as connectIntegrationV1 } from '../integration-v1.ts';
import type { Log } from '../log.ts';
import type { Network } from '../network.ts';
import { connect as connectOneIntegration } from '../one-integration.ts';
import type { CallOptions, UploaderOptions } from '../options.ts';
import type { PresignedUpload } from '../presigned-upload.ts';
import { fixed } from '../settings.ts';
import { createUploader, type Uploaded, type UploadOptions } from '../upload.ts';
import { network as ownNetwork } from './network.ts';
import type { Api, Settings } from './settings/settings.ts';
import { UsageError } from './usage-error.ts';

/** One of the two APIs, asked in the same words. */
export type Connection = {
  presign(name: string, options?: CallOptions): Promise<PresignedUpload>;
  upload(name: string, options: UploadOptions): Promise<Uploaded>;
};

export const contracts = { 'one-integration': oneIntegration, 'integration-v1': integrationV1 };

/** The headers of an API whose values are secrets, and the settings that these come from. */
export function secretHeaders(api: Api) {
  const { credentials } = contracts[api];
  return Object.entries(credentials).map(([setting, { header }]) => ({
    header,
    setting: setting as keyof typeof credentials,
  }));
}

/** What a connection takes beside the settings. */
export type ConnectionOptions = Pick<UploaderOptions, 'retries' | 'storageHosts'> & {
  readonly network?: Network;
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
  { network = ownNetwork, onRetry, ...more }: ConnectionOptions = {},
): Connection {
  const { baseUrl, template, timeout } = settings;
  const api = requireApi(settings);
  const authToken = required(
    settings.authToken,
    'access token',
    'set CLEAR_AUTH_TOKEN, give --token-file FILE, or put authToken into .clear-presign.json',
  );
  const options = { ...more, baseUrl, authToken, timeout };
  // The client logs at this level that it tries again, and nothing else.
  const log: Log = (level, line) => level === 'info' && onRetry?.(line);
  const equipment = { token: fixed(authToken), network, log };
  if (api === 'one-integration') {
    const integrationId = required(
      settings.integrationId,
      'integration id',
      'set CLEAR_INTEGRATION_ID, give --integration-id-file FILE, or put integrationId into .clear-presign.json',
    );
    const { presigner, presign } = connectOneIntegration({ ...options, integrationId }, equipment);
    const upload = createUploader(presigner.settings, options, presign);
    return {
      presign: (filename, call) => presign({ ...call, filename }),
      upload: (filename, call) => upload({ ...call, filename }),
    };
  }
  const templateType = required(
    template,
    'template',
    `give --template ${integrationV1.parameters.templateType.enum.join(' or ')}`,
  );
  const { presigner, presign } = connectIntegrationV1(options, equipment);
  const upload = createUploader(presigner.settings, options, presign);
  return {
    presign: (fileName, call) => presign({ ...call, templateType, fileName }),
    upload: (fileName, call) => upload({ ...call, templateType, fileName }),
  };
}

/** @throws UsageError when no place names the API */
export function requireApi({ api }: Settings): Api {
  return required(api, 'API', `give --api ${Object.keys(contracts).join(' or ')}`);
}

function required<T>(value: T | undefined, name: string, how: string): T {
  if (value === undefined) throw new UsageError(`There is no ${name}: ${how}.`);
  return value;
}
