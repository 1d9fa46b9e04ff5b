import { limits, operation, retryable, title } from '../../generated/storage/contract.ts';
import type { Answer } from './answer.ts';
import { UrlExpiredError } from './errors.ts';
import { exchange, fault, prepare } from './exchange.ts';
import { createMask } from './mask.ts';
import type { CallOptions, CommonOptions, StorageOptions } from './options.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { refuse } from './refusal.ts';
import { sendBody } from './send-body.ts';
import type { Settings } from './settings.ts';
import { judgeStored, objection } from './storage.ts';
import { type Progress, sourceOf, type UploadBody, type UploadSource } from './upload-body.ts';

/** What an upload takes, beside the name of the file. */
export type UploadOptions = CallOptions & {
  /** The whole file, at most 5 GB (S3's limit; inferred for this storage). */
  readonly body: UploadBody;
  /**
   * Told how many bytes of the file have been handed over; a retry starts again at 0. A runtime whose
   * `fetch` cannot tell (neither Node nor a browser) reports only the start and the end.
   */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** An upload that storage has confirmed. */
export type Uploaded = {
  /** The URL that took the file; the ingestion call that comes next wants its `location` or `url`. */
  readonly presigned: PresignedUpload;
  /** Storage's `ETag` of the file, when it sent one and the runtime may see it. */
  readonly etag: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** How many times the file was sent. */
  readonly attempts: number;
};

/** Makes the upload of a client from its way to get a URL. */
export function createUploader<File extends object>(
  settings: Settings,
  client: CommonOptions & StorageOptions,
  presign: (options: File & CallOptions) => Promise<PresignedUpload>,
) {
  return async (options: File & UploadOptions): Promise<Uploaded> => {
    const { body, deadline = settings.deadline } = options;
    const source = sourceOf(body);
    if (source.size > limits.bodyBytes) {
      refuse('body', `has ${source.size} bytes: at most ${limits.bodyBytes} are allowed`);
    }
    const { now } = settings.clock;
    const endsAt = now() + deadline;
    const rest = () => ({ ...options, deadline: Math.max(0, endsAt - now()) });
    const send = (presigned: PresignedUpload) => put(settings, client, presigned, source, rest());
    const first = await presign(rest());
    try {
      return await send(first);
    } catch (error) {
      if (!(error instanceof UrlExpiredError)) throw error;
      if (error.attempts && !source.repeatable) throw error;
    }
    return send(await presign(rest()));
  };
}

async function put(
  settings: Settings,
  { storageHosts, fetch }: CommonOptions & StorageOptions,
  presigned: PresignedUpload,
  source: UploadSource,
  options: UploadOptions,
): Promise<Uploaded> {
  const { method, url, headers } = presigned;
  const { onProgress } = options;
  const call = prepare(
    { ...settings, mask: createMask(() => [...settings.secrets(), ...secretsOf(url)]) },
    {
      title,
      ...operation,
      retryable,
      repeatable: source.repeatable,
      judge: (answer: Answer) => judgeStored(presigned, answer),
    },
    options,
  );
  const objected = objection(url, settings.baseUrl, storageHosts);
  if (objected) throw fault(call, 'storage-refused', `nothing was sent, since ${objected}`, {});
  if (presigned.isExpired()) throw fault(call, 'url-expired', 'the URL has run out', {});
  if (!headers['Content-Type']) {
    throw fault(call, 'unsupported-file-type', 'no Content-Type is known for this file', {});
  }
  const { answer, error } = await exchange(call, call.uploadTimeout, (signal) => {
    call.sent++;
    return sendBody(fetch, source, { method, url, headers, signal, onProgress, clock: call.clock });
  });
  if (error) throw error;
  const etag = answer.headers.get('etag') ?? undefined;
  return { presigned, etag, size: source.size, attempts: call.sent };
}

/** Storage's errors can echo any part of the query, decoded or not; the short ones are no secrets. */
function secretsOf(url: string): string[] {
  const { search, searchParams } = new URL(url);
  const parts = [...search.split(/[?&=]/), ...searchParams.values()];
  return [search, ...parts.flatMap((part) => [part, ...part.split(/\/|%2F/i)])].filter(
    ({ length }) => length > 7,
  );
}
