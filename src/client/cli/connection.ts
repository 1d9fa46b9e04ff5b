import * as integrationV1 from '../../../generated/integration-v1/contract.ts';
import * as oneIntegration from '../../../generated/one-integration/contract.ts';
import { createIntegrationV1Client } from '../integration-v1.ts';
import { createOneIntegrationClient } from '../one-integration.ts';
import type { CallOptions, ClientOptions } from '../options.ts';
import type { PresignedUpload } from '../presigned-upload.ts';
import type { Uploaded, UploadOptions } from '../upload.ts';
import type { Api, Settings } from './settings/settings.ts';
import { UsageError } from './usage-error.ts';

/** One of the two APIs, asked in the same words. */
export type Connection = {
  presign(name: string, options?: CallOptions): Promise<PresignedUpload>;
  upload(name: string, options: UploadOptions): Promise<Uploaded>;
};

export const contracts = { 'one-integration': oneIntegration, 'integration-v1': integrationV1 };

/** The headers of an API whose values are secrets. */
export function secretHeaders(api: Api): string[] {
  return Object.values(contracts[api].credentials).map(({ header }) => header);
}

/**
 * Makes the client of the API that the settings name.
 *
 * @throws UsageError when a setting is missing, InvalidOptionError when one cannot be right
 */
export function connect(settings: Settings, options: ClientOptions = {}): Connection {
  const { baseUrl, template } = settings;
  const api = requireApi(settings);
  const authToken = required(
    settings.authToken,
    'access token',
    'set CLEAR_AUTH_TOKEN, give --token-file FILE, or put authToken into .clear-presign.json',
  );
  if (api === 'one-integration') {
    const integrationId = required(
      settings.integrationId,
      'integration id',
      'set CLEAR_INTEGRATION_ID, give --integration-id-file FILE, or put integrationId into .clear-presign.json',
    );
    const client = createOneIntegrationClient({ ...options, baseUrl, authToken, integrationId });
    return {
      presign: (filename, call) => client.presign({ ...call, filename }),
      upload: (filename, call) => client.upload({ ...call, filename }),
    };
  }
  const templateType = required(
    template,
    'template',
    `give --template ${integrationV1.parameters.templateType.enum.join(' or ')}`,
  );
  const client = createIntegrationV1Client({ ...options, baseUrl, authToken });
  return {
    presign: (fileName, call) => client.presign({ ...call, templateType, fileName }),
    upload: (fileName, call) => client.upload({ ...call, templateType, fileName }),
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
