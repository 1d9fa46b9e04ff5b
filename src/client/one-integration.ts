import {
  credentials,
  errorKinds,
  operation,
  parameters,
  servers,
  title,
  uploadContentTypes,
  uploadUrl,
} from '../../generated/one-integration/contract.ts';
import type { paths, SchemaPreSignError } from '../../generated/one-integration/schema.ts';
import { kindOf, type Verdict } from './answer.ts';
import { contentTypeOf, extensionOf } from './file-name.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { type Api, createPresigner } from './presigner.ts';
import { refuseUnlessValid } from './refusal.ts';
import { environment } from './settings.ts';
import type { RawClient } from './typed-call.ts';
import { createUploader, type Uploaded, type UploadOptions } from './upload.ts';

/** What One Integration's client takes. */
export type OneIntegrationOptions = ClientOptions & {
  /**
   * The integration's UUID of 36 characters (documented). Default: the environment variable
   * `CLEAR_INTEGRATION_ID`.
   */
  readonly integrationId?: string | undefined;
};

/** Names the file that a URL is wanted for. */
export type OneIntegrationFile = {
  /** With its extension: csv, xlsx, xls or zip (documented), at most 1,024 characters (inferred). */
  readonly filename: string;
};

/** Asks One Integration for URLs. */
export type OneIntegrationPresigner = {
  /**
   * Asks for a URL to upload one file to. It lives for 3600 s (documented).
   *
   * @throws ClearError
   */
  readonly presign: (options: OneIntegrationFile & CallOptions) => Promise<PresignedUpload>;
  /** The openapi-fetch client beneath, with the same token, retries and timeouts. */
  readonly raw: RawClient<paths>;
};

/** Asks One Integration for URLs, and uploads to them. */
export type OneIntegrationClient = OneIntegrationPresigner & {
  /**
   * Asks for a URL and sends the file to it, with the `Content-Type` that One Integration wants for
   * its extension (documented; `text/csv` for a CSV).
   *
   * @throws ClearError
   */
  readonly upload: (options: OneIntegrationFile & UploadOptions) => Promise<Uploaded>;
};

const api: Api = { title, operation, servers, credentials, uploadUrl, errorKinds, explain };

/**
 * Makes a client of One Integration that only asks for URLs, for bundles that upload by other means.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationPresigner(
  options: OneIntegrationOptions = {},
): OneIntegrationPresigner {
  const { presign, raw } = connect(options);
  return { presign, raw };
}

/**
 * Makes a client of One Integration, part of the GLS API's Advanced Ingestion API.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationClient(
  options: OneIntegrationOptions = {},
): OneIntegrationClient {
  const { presign, raw, settings } = connect(options);
  return { presign, raw, upload: createUploader(settings, options.storageHosts, presign) };
}

function connect(options: OneIntegrationOptions) {
  const integrationId = options.integrationId ?? environment('CLEAR_INTEGRATION_ID') ?? '';
  refuseUnlessValid('integrationId', integrationId, credentials.integrationId);
  const own = { [credentials.integrationId.header]: integrationId };
  const presigner = createPresigner<paths>(api, options, own);
  return {
    ...presigner,
    presign: async ({ filename, ...call }: OneIntegrationFile & CallOptions) => {
      refuseUnlessValid('filename', filename, parameters.filename);
      const contentType = contentTypeOf(uploadContentTypes, extensionOf(filename));
      return presigner.presign(call, contentType, (client, init) =>
        client.GET(operation.path, { ...init, params: { query: { filename } } }),
      );
    },
  };
}

/** A 401 is a bare word; every other error is an envelope (documented, and seen in the samples). */
function explain(status: number, body: unknown, content: string): Verdict {
  const { code, message } = (body as Partial<SchemaPreSignError> | undefined)?.error ?? {};
  const kind = kindOf(errorKinds, status, code);
  if (typeof message === 'string' && typeof code === 'string') {
    return {
      kind,
      ownerCode: code,
      ownerMessage: message,
      documented: status in errorKinds.status && status !== 401,
    };
  }
  const isWord = /^\w+$/.test(content);
  return { kind, ownerMessage: isWord ? content : undefined, documented: isWord && status === 401 };
}
