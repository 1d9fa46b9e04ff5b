import {
  credentials,
  errorKinds,
  operation,
  parameters,
  servers,
  title,
  uploadContentTypes,
  uploadUrl,
} from '../../generated/integration-v1/contract.ts';
import type {
  paths,
  SchemaFileContentType,
  SchemaPreSignFailed,
  SchemaRejectedItem,
  SchemaTemplateType,
} from '../../generated/integration-v1/schema.ts';
import { kindOf, type Verdict } from './answer.ts';
import { contentTypeOf, extensionOf } from './file-name.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { type Api, createPresigner } from './presigner.ts';
import { refuse, refuseUnlessValid } from './refusal.ts';
import type { RawClient } from './typed-call.ts';
import { createUploader, type Uploaded, type UploadOptions } from './upload.ts';

/** What Integration v1's client takes. */
export type IntegrationV1Options = ClientOptions;

/** Names the file that a URL is wanted for. */
export type IntegrationV1File = {
  /** The kind of documents in the file: `sales` or `purchase` (documented). */
  readonly templateType: SchemaTemplateType;
  /** At most 1,500 characters (documented); its extension decides `fileContentType` when that is absent. */
  readonly fileName: string;
  /** `XLSX`, `XLS` or `CSV` (documented), when the file name does not tell. */
  readonly fileContentType?: SchemaFileContentType | undefined;
};

/** Asks Integration v1 for URLs. */
export type IntegrationV1Presigner = {
  /**
   * Asks for a URL to upload one file to. It lives for 600 s (documented; the sample URL says 35,999).
   *
   * @throws ClearError
   */
  readonly presign: (options: IntegrationV1File & CallOptions) => Promise<PresignedUpload>;
  /** The openapi-fetch client beneath, with the same token, retries and timeouts. */
  readonly raw: RawClient<paths>;
};

/** Asks Integration v1 for URLs, and uploads to them. */
export type IntegrationV1Client = IntegrationV1Presigner & {
  /**
   * Asks for a URL and sends the file to it, with the `Content-Type` that Integration v1 wants for its
   * extension (documented; `application/vnd.ms-excel` for a CSV).
   *
   * @throws ClearError
   */
  readonly upload: (options: IntegrationV1File & UploadOptions) => Promise<Uploaded>;
};

const api: Api = { title, operation, servers, credentials, uploadUrl, errorKinds, explain };

/**
 * Makes a client of Integration v1 that only asks for URLs, for bundles that upload by other means.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Presigner(
  options: IntegrationV1Options = {},
): IntegrationV1Presigner {
  const { presign, raw } = connect(options);
  return { presign, raw };
}

/**
 * Makes a client of Integration v1, part of Clear Finance Cloud.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Client(options: IntegrationV1Options = {}): IntegrationV1Client {
  const { presign, raw, settings } = connect(options);
  return { presign, raw, upload: createUploader(settings, options.storageHosts, presign) };
}

function connect(options: IntegrationV1Options) {
  const presigner = createPresigner<paths>(api, options, {});
  return {
    ...presigner,
    presign: async (file: IntegrationV1File & CallOptions) => {
      const { templateType, fileName, fileContentType = typeOf(fileName), ...call } = file;
      refuseUnlessValid('templateType', templateType, parameters.templateType);
      refuseUnlessValid('fileName', fileName, parameters.fileName);
      refuseUnlessValid('fileContentType', fileContentType, parameters.fileContentType);
      const params = { path: { templateType }, query: { fileName }, header: { fileContentType } };
      const contentType = contentTypeOf(uploadContentTypes, fileContentType.toLowerCase());
      return presigner.presign(call, contentType, (client, init) =>
        client.GET(operation.path, { ...init, params }),
      );
    },
  };
}

function typeOf(fileName: unknown): SchemaFileContentType {
  refuseUnlessValid('fileName', fileName, parameters.fileName);
  const types = parameters.fileContentType.enum;
  const type = types.find((type) => type.toLowerCase() === extensionOf(String(fileName)));
  return (
    type ??
    refuse(
      'fileName',
      `ends in none of ${types.join(', ')}: rename the file or give fileContentType`,
    )
  );
}

/** The word of a 200 that is no success; the compiler holds it against the contract. */
const failed: SchemaPreSignFailed['status'] = 'FAILED';

/** An array tells of the caller's mistake, whatever its code says (sample; the reading is inferred). */
function explain(status: number, body: unknown): Verdict {
  const isArray = Array.isArray(body);
  const item: Partial<SchemaRejectedItem> | undefined = isArray ? body[0] : body;
  const { errorCode, errorMessage } = item ?? {};
  const { PreSignFailed, RejectedRequest } = errorKinds.schema;
  const hasFailed =
    status === 200 && (body as Partial<SchemaPreSignFailed> | undefined)?.status === failed;
  const byStatus = hasFailed ? { ...errorKinds.status, 200: PreSignFailed } : errorKinds.status;
  const isRejected = isArray && status === 500;
  return {
    kind: isRejected
      ? RejectedRequest
      : kindOf({ ...errorKinds, status: byStatus }, status, errorCode),
    ownerCode: typeof errorCode === 'string' ? errorCode : undefined,
    ownerMessage: typeof errorMessage === 'string' ? errorMessage : undefined,
    documented: errorMessage !== undefined && isArray === isRejected && status in byStatus,
  };
}
