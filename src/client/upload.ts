import { limits, operation, title } from '../../generated/storage/contract.ts';
import type { Answer } from './answer.ts';
import { UrlExpiredError } from './errors.ts';
import { exchange, failure, fault, prepare } from './exchange.ts';
import { createMask } from './mask.ts';
import type { CallOptions } from './options.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import { refuse } from './refusal.ts';
import { sendBody } from './send-body.ts';
import type { Settings } from './settings.ts';
import { judgeStored, objection } from './storage.ts';
import { bodyOf, type Progress, type UploadBody, type UploadSource } from './upload-body.ts';

/** What an upload takes, beside the name of the file. */
export type UploadOptions = CallOptions & {
  /** The whole file, at most 5 GB (S3's limit; inferred for this storage). */
  readonly body: UploadBody;
  /** Told how many bytes of the file have been handed over. A retry starts again at 0. */
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
  storageHosts: readonly string[] | undefined,
  presign: (options: File & CallOptions) => Promise<PresignedUpload>,
) {
  return async ({ body, onProgress, ...options }: File & UploadOptions): Promise<Uploaded> => {
    const source = bodyOf(body);
    const { size } = source;
    if (size > limits.bodyBytes)
      refuse('body', `has ${size} bytes: one upload takes ${limits.bodyBytes}`);
    const { now } = settings.clock;
    const endsAt = now() + (options.deadline ?? settings.deadline);
    const rest = () => ({ ...(options as CallOptions), deadline: Math.max(0, endsAt - now()) });
    const ask = () => presign({ ...(options as unknown as File), ...rest() });
    const send = (presigned: PresignedUpload) =>
      put(settings, storageHosts, presigned, source, { ...rest(), onProgress });
    const first = await ask();
    if (!first.isExpired()) {
      try {
        return await send(first);
      } catch (error) {
        if (!(error instanceof UrlExpiredError && isRepeatable(source))) throw error;
      }
    }
    return send(await ask());
  };
}

const isRepeatable = (source: Blob | UploadSource) => source instanceof Blob || source.repeatable;

async function put(
  settings: Settings,
  storageHosts: readonly string[] | undefined,
  presigned: PresignedUpload,
  source: Blob | UploadSource,
  { onProgress, ...options }: Omit<UploadOptions, 'body'>,
): Promise<Uploaded> {
  const url = new URL(presigned.url);
  const judge = (answer: Answer) => judgeStored(presigned, answer);
  const mask = createMask(() => [...settings.secrets(), ...secretsOf(url)]);
  const about = {
    title,
    operation: operation.operationId,
    judge,
    repeatable: isRepeatable(source),
  };
  const call = prepare({ ...settings, mask }, about, options);
  const reason = objection(url, new URL(settings.baseUrl), storageHosts);
  if (reason) throw fault(call, 'storage-refused', `nothing was sent, since ${reason}.`, {});
  if (presigned.isExpired()) throw fault(call, 'url-expired', 'the URL has run out.', {});
  const headers = presigned.headers;
  if (!headers['Content-Type']) {
    throw fault(call, 'unsupported-file-type', 'no Content-Type is known for this file name.', {});
  }
  const answer = await exchange(call, call.uploadTimeout, (signal) => {
    call.sent++;
    return sendBody(call, source, { url: presigned.url, headers, signal, onProgress });
  });
  const error = failure(call, answer);
  if (error) throw error;
  const etag = answer.headers.get('etag') ?? undefined;
  return { presigned, etag, size: source.size, attempts: call.sent };
}

/** Storage's errors can echo any part of the query, decoded or not; the short ones are no secrets. */
function secretsOf(url: URL): string[] {
  const raw = url.search
    .slice(1)
    .split('&')
    .map((pair) => pair.split('=')[1] ?? '');
  const decoded = [...url.searchParams.values()];
  const keyIds = decoded.map((value) => value.split('/')[0] ?? '');
  return [url.search.slice(1), ...raw, ...decoded, ...keyIds].filter((value) => value.length > 7);
}
