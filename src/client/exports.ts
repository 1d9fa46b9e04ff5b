/** What both entries export beside their clients. */

export { isLoopback, isPrivate } from './address.ts';
export type { Api, Input, Presign, Storage } from './api.ts';
export type { Progress, UploadBody, UploadSource } from './body.ts';
export type { AnyFile, AnyRefusal, Client, RawOnlyClient } from './client.ts';
export * from './errors.ts';
export type { Logger, LogLevel } from './log.ts';
export { createMask, type Mask } from './mask.ts';
export type {
  CallOptions,
  ClientOptions,
  EffortOptions,
  Retry,
  TokenOption,
  TokenSource,
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
export { type AnyOptions, baseUrlOf } from './settings.ts';
export type { Clock } from './time.ts';
export type { Uploaded, UploadOptions } from './upload.ts';
