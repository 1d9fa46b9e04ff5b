/** Typed clients of Clear's two pre-sign APIs: from a file to its uploaded bytes. */
export type { Clock } from './clock.ts';
export * from './errors.ts';
export {
  createIntegrationV1Client,
  createIntegrationV1Presigner,
  type IntegrationV1Client,
  type IntegrationV1File,
  type IntegrationV1Options,
  type IntegrationV1Presigner,
} from './integration-v1.ts';
export type { Logger, LogLevel } from './log.ts';
export type { Middleware, Send } from './network.ts';
export {
  createOneIntegrationClient,
  createOneIntegrationPresigner,
  type OneIntegrationClient,
  type OneIntegrationFile,
  type OneIntegrationOptions,
  type OneIntegrationPresigner,
} from './one-integration.ts';
export type { CallOptions, ClientOptions, EffortOptions, TokenSource } from './options.ts';
export type { PresignedUpload } from './presigned-upload.ts';
export type { RawClient } from './typed-call.ts';
export type { Uploaded, UploadOptions } from './upload.ts';
export type { Progress, UploadBody, UploadSource } from './upload-body.ts';
