/** What both entries export beside their clients. */
export type { Progress, UploadBody, UploadSource } from './body.ts';
export type { Client, RawOnlyClient } from './client.ts';
export type { Clock } from './clock.ts';
export * from './errors.ts';
export type { Logger, LogLevel } from './log.ts';
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
export type { Uploaded, UploadOptions } from './upload.ts';
