import type { Api, Storage } from './api.ts';
import { type Progress, sourceOf, type UploadBody, type UploadSource } from './body.ts';
import { UrlExpiredError } from './errors.ts';
import { type Call, exchange, prepare } from './exchange.ts';
import { failure } from './failure.ts';
import { createMask } from './mask.ts';
import type { CallOptions } from './options.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import type { Way } from './put.ts';
import { ownFault, refuse } from './refusal.ts';
import type { Settings } from './settings.ts';
import { judgeStored, objection, unsignedBy } from './storage.ts';

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
  /** How many times the file was sent, to a first URL and to a second. */
  readonly attempts: number;
};

/** How this runtime sends a file. */
export type Ways = {
  /** @param own the caller's `fetch` */
  readonly wayOf: (own: typeof fetch | undefined, source: UploadSource) => Way;
  /** Whether it sends a URL as it is written; another is refused when parsing would rewrite it. */
  readonly isVerbatim: (own: typeof fetch | undefined) => boolean;
};

/** What sends one file: the client, its storage, and the runtime. */
type Sender = { readonly settings: Settings; readonly storage: Storage; readonly ways: Ways };

/** Makes the upload of a client from its way to get a URL. */
export function createUpload<File extends object>(
  sender: Sender,
  { presign: about, token }: Api,
  presign: (options: File & CallOptions) => Promise<PresignedUpload>,
) {
  const { settings, storage } = sender;
  const extensions = Object.keys(about?.contentTypes ?? {});
  return async (options: File & UploadOptions): Promise<Uploaded> => {
    const { body, deadline = settings.deadline } = options;
    const source = sourceOf(body, extensions);
    try {
      if (source.size > storage.maxBytes) {
        refuse('body', `has ${source.size} bytes: at most ${storage.maxBytes} are allowed`);
      }
      const { now } = settings.clock;
      const endsAt = now() + deadline;
      const rest = () => ({ ...options, deadline: Math.max(0, endsAt - now()) });
      const send = (presigned: PresignedUpload, sent: number) =>
        put(sender, token?.option ?? '', presigned, source, rest(), sent);
      const first = await presign(rest());
      let sent = 0;
      try {
        return await send(first, sent);
      } catch (error) {
        if (!(error instanceof UrlExpiredError)) throw error;
        sent = error.attempts;
        if (sent && !source.repeatable) throw error;
      }
      return await send(await presign(rest()), sent);
    } finally {
      letGo(source);
    }
  };
}

/** What can be read once is let go of, also when it was never begun. */
function letGo({ repeatable, release, stream }: UploadSource): void {
  release?.();
  if (release || repeatable) return;
  try {
    // One that is being read cannot be ended here; its reading ends it.
    stream()
      .cancel()
      .catch(() => {});
  } catch {}
}

async function put(
  { settings, storage, ways }: Sender,
  credential: string,
  presigned: PresignedUpload,
  source: UploadSource,
  options: UploadOptions,
  sent: number,
): Promise<Uploaded> {
  const { method, url, headers } = presigned;
  const { onProgress } = options;
  const mask = createMask(() => [...settings.secrets(), ...secretsOf(url)]);
  const call: Call = {
    ...prepare(
      { ...settings, mask },
      {
        title: storage.title,
        operationId: storage.operationId,
        isRepeatable: () => source.repeatable,
        credential,
        judge: (answer) => judgeStored(storage, presigned, answer),
      },
      options,
    ),
    sent,
  };
  const own = settings.hasOwnFetch ? settings.fetch : undefined;
  const refusal = (
    code: 'storage-refused' | 'url-expired' | 'unsupported-file-type',
    what: string,
  ) => failure(call, code, what, {});
  const objected = objection(url, settings.baseUrl, storage.hosts, settings.storageHosts);
  if (objected) throw refusal('storage-refused', `nothing was sent, since ${objected}`);
  const unfit = unsignedBy(url, ways.isVerbatim(own));
  if (unfit) throw refusal('storage-refused', `nothing was sent, since ${unfit}`);
  if (presigned.isExpired()) throw refusal('url-expired', 'the URL has run out');
  if (!headers['Content-Type']) {
    throw refusal('unsupported-file-type', 'no Content-Type is known for this file');
  }
  const { clock } = call;
  const { answer, error } = await exchange(call, call.uploadTimeout, async (signal) => {
    call.sent++;
    let isOver = false;
    // A source that is slow to be let go of yields a last chunk when its attempt has long ended.
    const told = (progress: Progress) => {
      if (onProgress && !isOver && !signal.aborted) tell(call, onProgress, progress);
    };
    told({ sent: 0, total: source.size });
    const one = { method, url, headers, source, signal, clock, mask };
    try {
      return await ways.wayOf(own, source)({ ...one, onProgress: onProgress && told });
    } finally {
      isOver = true;
    }
  });
  if (error) throw error;
  const etag = answer.headers.get('etag') ?? undefined;
  return { presigned, etag, size: source.size, attempts: call.sent };
}

function tell({ mask }: Call, onProgress: (progress: Progress) => void, progress: Progress): void {
  try {
    onProgress(progress);
  } catch (fault) {
    throw ownFault('onProgress', mask, fault);
  }
}

/** Storage's errors can echo any part of the query, decoded or not; the short ones are no secrets. */
function secretsOf(url: string): string[] {
  const { search, searchParams } = new URL(url);
  const parts = [...search.split(/[?&=]/), ...searchParams.values()];
  return [search, ...parts.flatMap((part) => [part, ...part.split(/\/|%2F/i)])].filter(
    ({ length }) => length > 7,
  );
}
