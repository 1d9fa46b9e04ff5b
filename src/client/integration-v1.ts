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
} from '../../generated/integration-v1/contract.ts';
import type {
  operations,
  paths,
  SchemaFileContentType,
  SchemaPreSignCreated,
  SchemaPreSignFailed,
  SchemaRejectedItem,
  SchemaTemplateType,
} from '../../generated/integration-v1/schema.ts';
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
import { refuseUnlessName, refuseUnlessOneOf } from './refusal.ts';
import { addressOf } from './request.ts';
import type { Equipment } from './settings.ts';
import { createUploader } from './upload.ts';

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

/** Integration v1's documented answers that are no success, FAILED with status 200 among them. */
export type IntegrationV1Refusals = Refusals<
  (typeof operation)['operationId'],
  operations['getPreSignedUrl']['responses'],
  typeof errorKinds,
  SchemaPreSignCreated
>;

/**
 * Asks Integration v1 for URLs, and uploads to them. A URL lives for 600 s (documented; the sample says
 * 35,999).
 */
export type IntegrationV1Client = CompleteClient<paths, IntegrationV1File, IntegrationV1Refusals>;

/** Asks Integration v1 for URLs. */
export type IntegrationV1Presigner = Pick<IntegrationV1Client, 'presign'>;

/** Asks Integration v1 for URLs, and uploads to them. */
export type IntegrationV1Uploader = Pick<IntegrationV1Client, 'presign' | 'upload'>;

/**
 * Makes a client of Integration v1, part of Clear Finance Cloud.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Client(options: IntegrationV1Options = {}): IntegrationV1Client {
  const all = fromEnvironment(options);
  const { presigner, presign } = connect(all, equip(all));
  return complete(presigner, all, presign);
}

/**
 * Makes a small client of Integration v1, with `presign` and `upload` and what the presigner has.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Uploader(options: UploaderOptions): IntegrationV1Uploader {
  const { presigner, presign } = connect(options);
  return { presign, upload: createUploader(presigner.settings, options, presign) };
}

/**
 * Makes the smallest client of Integration v1: it asks for URLs, with retries, timeouts, typed errors
 * and masking, but reads no environment variables and has no rotating token, middleware or log.
 *
 * @throws InvalidOptionError
 */
export function createIntegrationV1Presigner(options: PresignerOptions): IntegrationV1Presigner {
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
export function connect(options: CommonOptions, equipment?: Equipment) {
  const presigner = createPresigner(api, options, {}, equipment);
  const presign = async (file: IntegrationV1File & CallOptions): Promise<PresignedUpload> => {
    const { templateType, fileName } = file;
    refuseUnlessOneOf('templateType', templateType, parameters.templateType);
    refuseUnlessName('fileName', fileName, parameters.fileName);
    // The owner's word for a file's type is its extension in upper case (documented).
    const { fileContentType: given } = file;
    const fileContentType: string = given ?? extensionOf(fileName).toUpperCase();
    const [option, demand] = given ? ['fileContentType'] : ['fileName', 'must end in'];
    refuseUnlessOneOf(option, fileContentType, parameters.fileContentType, demand);
    const params = { path: { templateType }, query: { fileName } };
    const address = addressOf<paths, typeof operation.path>(operation.path, params);
    const contentType = contentTypeOf(uploadContentTypes, fileContentType.toLowerCase());
    const headers: operations['getPreSignedUrl']['parameters']['header'] = { fileContentType };
    return presigner.presign(file, address, contentType, headers);
  };
  return { presigner, presign };
}

/** The word of a 200 that is no success; the compiler holds it against the contract. */
const failed: SchemaPreSignFailed['status'] = 'FAILED';

/** An array tells of the caller's mistake, whatever its code says (sample; the reading is inferred). */
function explain(status: number, body: unknown): Verdict {
  const item = [body].flat()[0] as Partial<SchemaRejectedItem & SchemaPreSignFailed> | null;
  const isArray = Array.isArray(body) && status === 500;
  const hasFailed = status === 200 && item?.status === failed;
  const { PreSignFailed, RejectedRequest } = errorKinds.schema;
  const kinds = hasFailed ? { ...errorKinds, status: { 200: PreSignFailed } } : errorKinds;
  const ownerCode = text(item?.errorCode);
  return {
    code: isArray ? RejectedRequest : meaning(kinds, status, ownerCode),
    ownerCode,
    ownerMessage: text(item?.errorMessage),
    documented: item?.errorMessage !== undefined && Object.hasOwn(kinds.status, status),
  };
}
