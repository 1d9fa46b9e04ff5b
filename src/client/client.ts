import createOpenApiClient, { type Client as OpenApiClient } from 'openapi-fetch';
import type { Api } from './api.ts';
import type { ClearError } from './errors.ts';
import { withHooks } from './hooks.ts';
import type { CallOptions } from './options.ts';
import { type PresignOutcome, type Refusal, returning, type UploadOutcome } from './outcome.ts';
import { createPresign } from './presign.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { refuse } from './refusal.ts';
import { type AnyOptions, settle } from './settings.ts';
import { createTransport, responseOf } from './transport.ts';
import { createUpload, type Uploaded, type UploadOptions, type Ways } from './upload.ts';

/** A client of an API that gives no URLs: its calls, typed by its contract. */
export type RawOnlyClient<Paths extends object> = {
  /** openapi-fetch's client, with the token, retries, timeouts and masking of this package. */
  readonly raw: OpenApiClient<Paths>;
};

/** What a call takes for an API that is known only at run time: `inputs` of its data names them. */
export type AnyFile = { readonly [input: string]: unknown };

/** What such a call is refused with. */
export type AnyRefusal = Refusal<string, number, unknown, ClearError>;

/** A client of one API: `File` names what is uploaded, the others are documented errors of its two steps. */
export type Client<Paths extends object, File, Refusals, StorageRefusals> = RawOnlyClient<Paths> & {
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
  readonly tryPresign: (options: File & CallOptions) => Promise<PresignOutcome<Refusals>>;
  /** The same as `upload`, returning what it would throw, told apart by `operation` and `status`. */
  readonly tryUpload: (
    options: File & UploadOptions,
  ) => Promise<UploadOutcome<Refusals, StorageRefusals>>;
};

/**
 * Makes the client of one API from its data, over a runtime's ways to send a file.
 *
 * @throws InvalidOptionError
 */
export function clientOver<Paths extends object, File extends object, Refusals, StorageRefusals>(
  api: Api,
  options: AnyOptions,
  ways: Ways,
): Client<Paths, File, Refusals, StorageRefusals> {
  if (!api?.operations) refuse('api', 'must be one of apis');
  const settings = settle(api, options);
  const { baseUrl, headers, mask } = settings;
  const transport = createTransport(api, settings);
  const raw = createOpenApiClient<Paths>({
    baseUrl,
    headers,
    fetch: async (request) => responseOf(await transport(request, { signal: request.signal })),
  });
  const hooks = withHooks(raw, mask, options.middleware);
  const { presign: about, storage } = api;
  if (!about || !storage)
    return { raw } as unknown as Client<Paths, File, Refusals, StorageRefusals>;
  const sending = { raw, hooks, transport };
  const presign = createPresign<File>(api, about, storage, settings, sending);
  const upload = createUpload({ settings, storage, ways }, api, presign);
  return { raw, presign, upload, tryPresign: returning(presign), tryUpload: returning(upload) };
}
