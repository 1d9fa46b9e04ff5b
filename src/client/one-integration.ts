import {
  credentialHeaders,
  errorKinds,
  operation,
  parameters,
  retryable,
  servers,
  title,
  uploadContentTypes,
  uploadUrl,
} from '../../generated/one-integration/contract.ts';
import type {
  operations,
  paths,
  SchemaPreSignError,
  SchemaPreSignSuccess,
} from '../../generated/one-integration/schema.ts';
import { meaning, text, type Verdict } from './answer.ts';
import { type CompleteClient, complete } from './complete.ts';
import { equip, fromEnvironment } from './equipment.ts';
import { contentTypeOf, extensionOf } from './file-name.ts';
import type {
  CallOptions,
  ClientOptions,
  CommonOptions,
  PresignerOptions,
  UploaderOptions,
} from './options.ts';
import type { Refusals } from './outcome.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { type Api, createPresigner } from './presigner.ts';
import { refuseUnlessName, refuseUnlessUuid } from './refusal.ts';
import { addressOf } from './request.ts';
import type { Equipment } from './settings.ts';
import { createUploader } from './upload.ts';

/** What identifies the caller to One Integration beside the token. */
export type OneIntegrationId = {
  /** The integration's UUID of 36 characters (documented); for a client, else `CLEAR_INTEGRATION_ID`. */
  readonly integrationId?: string | undefined;
};

/** What One Integration's client takes. */
export type OneIntegrationOptions = ClientOptions & OneIntegrationId;

/** Names the file that a URL is wanted for. */
export type OneIntegrationFile = {
  /** With its extension: csv, xlsx, xls or zip (documented), at most 1,024 characters (inferred). */
  readonly filename: string;
};

/** One Integration's documented answers that are no success. */
export type OneIntegrationRefusals = Refusals<
  (typeof operation)['operationId'],
  operations['getPreSignedUrl']['responses'],
  typeof errorKinds,
  SchemaPreSignSuccess
>;

/** Asks One Integration for URLs, and uploads to them. A URL lives for 3600 s (documented). */
export type OneIntegrationClient = CompleteClient<
  paths,
  OneIntegrationFile,
  OneIntegrationRefusals
>;

/** Asks One Integration for URLs. */
export type OneIntegrationPresigner = Pick<OneIntegrationClient, 'presign'>;

/** Asks One Integration for URLs, and uploads to them. */
export type OneIntegrationUploader = Pick<OneIntegrationClient, 'presign' | 'upload'>;

/**
 * Makes a client of One Integration, part of the GLS API's Advanced Ingestion API.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationClient(
  options: OneIntegrationOptions = {},
): OneIntegrationClient {
  const all = fromEnvironment(options);
  const { presigner, presign } = connect(all, equip(all));
  return complete(presigner, all, presign);
}

/**
 * Makes a small client of One Integration, with `presign` and `upload` and what the presigner has.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationUploader(
  options: UploaderOptions & OneIntegrationId,
): OneIntegrationUploader {
  const { presigner, presign } = connect(options);
  return { presign, upload: createUploader(presigner.settings, options, presign) };
}

/**
 * Makes the smallest client of One Integration: it asks for URLs, with retries, timeouts, typed errors
 * and masking, but reads no environment variables and has no rotating token, middleware or log.
 *
 * @throws InvalidOptionError
 */
export function createOneIntegrationPresigner(
  options: PresignerOptions & OneIntegrationId,
): OneIntegrationPresigner {
  return { presign: connect(options).presign };
}

const api: Api = {
  title,
  operation,
  servers,
  credentialHeaders,
  uploadUrl,
  errorKinds,
  retryable,
  explain,
};

/** What every kind of client is made of. @throws InvalidOptionError */
export function connect(options: CommonOptions & OneIntegrationId, equipment?: Equipment) {
  const { integrationId } = options;
  refuseUnlessUuid('integrationId', integrationId);
  const own = { [credentialHeaders.integrationId]: integrationId };
  const presigner = createPresigner(api, options, own, equipment);
  const presign = async (file: OneIntegrationFile & CallOptions): Promise<PresignedUpload> => {
    const { filename } = file;
    refuseUnlessName('filename', filename, parameters.filename);
    const address = addressOf<paths, typeof operation.path>(operation.path, {
      query: { filename },
    });
    const contentType = contentTypeOf(uploadContentTypes, extensionOf(filename));
    return presigner.presign(file, address, contentType);
  };
  return { presigner, presign };
}

/** A 401 is a bare word; every other error is an envelope (documented, and seen in the samples). */
function explain(status: number, body: unknown, content: string): Verdict {
  const error = (body as Partial<SchemaPreSignError> | null | undefined)?.error;
  const ownerCode = text(error?.code);
  const code = meaning(errorKinds, status, ownerCode);
  if (ownerCode) {
    const documented = Object.hasOwn(errorKinds.status, status) && status !== 401;
    return { code, ownerCode, ownerMessage: text(error?.message), documented };
  }
  const isWord = /^\w+$/.test(content);
  return { code, ownerMessage: isWord ? content : undefined, documented: isWord && status === 401 };
}
