/** Typed clients of Clear's two pre-sign APIs: from a file to its uploaded bytes. */
export type { Clock } from './clock.ts';
export type { CompleteClient } from './complete.ts';
export * from './errors.ts';
export {
  createIntegrationV1Client,
  createIntegrationV1Presigner,
  createIntegrationV1Uploader,
  type IntegrationV1Client,
  type IntegrationV1File,
  type IntegrationV1Options,
  type IntegrationV1Presigner,
  type IntegrationV1Refusals,
  type IntegrationV1Uploader,
} from './integration-v1.ts';
export type { Logger, LogLevel } from './log.ts';
export type { Middleware, Send } from './network.ts';
export {
  createOneIntegrationClient,
  createOneIntegrationPresigner,
  createOneIntegrationUploader,
  type OneIntegrationClient,
  type OneIntegrationFile,
  type OneIntegrationId,
  type OneIntegrationOptions,
  type OneIntegrationPresigner,
  type OneIntegrationRefusals,
  type OneIntegrationUploader,
} from './one-integration.ts';
export type {
  CallOptions,
  ClientOptions,
  CommonOptions,
  EffortOptions,
  PresignerOptions,
  StorageOptions,
  TokenSource,
  UploaderOptions,
} from './options.ts';
export type {
  PresignOutcome,
  Refusal,
  Success,
  Unanswered,
  Undocumented,
  UploadOutcome,
} from './outcome.ts';
export type { PresignedUpload } from './presigned-upload.ts';
export type { RawClient } from './raw.ts';
export type { Uploaded, UploadOptions } from './upload.ts';
export type { Progress, Put, UploadBody, UploadSource } from './upload-body.ts';
