import type { CallOptions, ClientOptions } from './options.ts';
import { type PresignOutcome, returning, type UploadOutcome } from './outcome.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import type { Presigner } from './presigner.ts';
import { type RawClient, rawClient } from './raw.ts';
import { createUploader, type Uploaded, type UploadOptions } from './upload.ts';

/** A client of one API: `File` names what is uploaded, `ApiRefusals` its documented errors. */
export type CompleteClient<Paths extends object, File, ApiRefusals> = {
  /**
   * Asks for a URL to upload one file to.
   *
   * @throws ClearError
   */
  readonly presign: (options: File & CallOptions) => Promise<PresignedUpload>;
  /**
   * Asks for a URL and sends the file to it, with the `Content-Type` that this API wants for the file's
   * extension (documented). Asks for a second URL when the first has run out.
   *
   * @throws ClearError
   */
  readonly upload: (options: File & UploadOptions) => Promise<Uploaded>;
  /** The same as `presign`, returning what it would throw, told apart by `status`. */
  readonly tryPresign: (options: File & CallOptions) => Promise<PresignOutcome<ApiRefusals>>;
  /** The same as `upload`, returning what it would throw, told apart by `operation` and `status`. */
  readonly tryUpload: (options: File & UploadOptions) => Promise<UploadOutcome<ApiRefusals>>;
  /** The openapi-fetch client beneath, with the same token, retries and timeouts. */
  readonly raw: RawClient<Paths>;
};

/** Adds to a presigner what makes a client of it. */
export function complete<Paths extends object, File extends object, ApiRefusals>(
  { settings, headers, send }: Presigner,
  options: ClientOptions,
  presign: (options: File & CallOptions) => Promise<PresignedUpload>,
): CompleteClient<Paths, File, ApiRefusals> {
  const upload = createUploader(settings, options, presign);
  return {
    presign,
    upload,
    tryPresign: returning(presign),
    tryUpload: returning(upload),
    raw: rawClient<Paths>(settings.baseUrl, headers, send),
  };
}
