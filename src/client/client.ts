import createOpenApiClient, { type Client as OpenApiClient } from 'openapi-fetch';
import { meaningOf } from '../contract/meaning.ts';
import type { Answer } from './answer.ts';
import type { Api, Presign } from './api.ts';
import type { ClearError } from './errors.ts';
import { type Call, type Exchanged, prepare } from './exchange.ts';
import { refusalOf } from './failure.ts';
import { type Hooks, withHooks } from './hooks.ts';
import type { CallOptions } from './options.ts';
import { type PresignOutcome, type Refusal, returning, type UploadOutcome } from './outcome.ts';
import { expiresAt, PresignedUpload } from './presigned-upload.ts';
import { refuse, refuseUnlessFits, refuseUnlessOneOf } from './refusal.ts';
import { type AnyOptions, type Settings, settle } from './settings.ts';
import { type Asked, createTransport, type Transport } from './transport.ts';
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
  const presign = async (file: File & CallOptions) => {
    const { url, contentType, sentAt } = await ask(
      api,
      about,
      settings,
      raw,
      hooks,
      transport,
      file,
    );
    const end = expiresAt(storage, url, sentAt, about.lifetime);
    return new PresignedUpload(storage, url, contentType, end, settings.clock.now);
  };
  const upload = createUpload({ settings, storage, ways }, api, presign);
  return { raw, presign, upload, tryPresign: returning(presign), tryUpload: returning(upload) };
}

/** An answer as openapi-fetch and its user want it. @throws the error of an answer that cannot be one */
function responseOf({ answer: { status, headers, content }, error }: Exchanged): Response {
  // A browser hides a redirect, and one without a status is no Response.
  if (error && (status < 200 || status > 599)) throw error;
  // A response with one of these statuses cannot be made with a body, not even an empty one.
  const body = [204, 205, 304].includes(status) ? null : content;
  // The body is no longer what these say.
  const kept = [...headers].filter(
    ([name]) => !/^content-(length|encoding)$|^transfer-encoding$/.test(name),
  );
  return new Response(body, { status, headers: kept });
}

/** The part of an answer that openapi-fetch reads when nobody else does: a Response costs more than all else. */
function lightResponse({ status, headers, content }: Answer): Response {
  const light = { ok: status < 300, status, headers, text: async () => content };
  return light as unknown as Response;
}

/** A request that only this package sees. */
class LightRequest implements Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  constructor(url: string, { method = '', headers }: RequestInit) {
    this.url = url;
    this.method = method;
    this.headers = headers as Headers;
  }
}

/** Asks for a URL through openapi-fetch. @throws ClearError */
async function ask<Paths extends object>(
  api: Api,
  about: Presign,
  settings: Settings,
  raw: OpenApiClient<Paths>,
  hooks: Hooks,
  transport: Transport,
  given: object & CallOptions,
) {
  const { params, contentType } = inputsOf(
    about,
    given as { [name: string]: unknown } & CallOptions,
  );
  const operation = api.operations[about.operation];
  if (!operation) throw new Error(`${api.title} has no operation ${about.operation}.`);
  const isLight = hooks.isEmpty();
  let exchanged: (Exchanged & { readonly call: Call }) | undefined;
  let passed: Response | undefined;
  const fetch = async (request: Asked) => {
    exchanged = await transport(request, given, about.operation);
    if (exchanged.error) throw exchanged.error;
    passed = isLight ? lightResponse(exchanged.answer) : responseOf(exchanged);
    return passed;
  };
  const init = { params, parseAs: 'text', fetch, ...(isLight && { Request: LightRequest }) };
  const called = raw.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ response: Response; data?: unknown; error?: unknown }>;
  const { response, data, error } = await called(operation.method, operation.path, init);
  const { url } = exchanged && response === passed ? exchanged.meaning : { url: undefined };
  if (url !== undefined) return { url, contentType, sentAt: exchanged?.call.sentAt ?? 0 };
  // A hook has put an answer of its own in place.
  const said = data ?? error ?? '';
  const content = typeof said === 'string' ? said : JSON.stringify(said);
  const meaning = meaningOf(operation.answers, response.status, content);
  const { clock } = settings;
  if (meaning.url !== undefined) return { url: meaning.url, contentType, sentAt: clock.now() };
  const subject = {
    title: api.title,
    operationId: about.operation,
    credential: api.token?.option ?? 'baseUrl',
    isRepeatable: () => false,
    judge: () => meaning,
  };
  const { status, headers } = response;
  throw refusalOf(prepare(settings, subject, {}), { status, headers, content }, meaning);
}

/** What a caller gives for a file, checked and put where the contract wants it. @throws InvalidOptionError */
function inputsOf(
  { inputs, file, contentTypes }: Presign,
  given: { readonly [name: string]: unknown },
) {
  const values: { [name: string]: unknown } = { ...given };
  const type = file.type === undefined ? undefined : inputs[file.type];
  const extension = extensionOf(values[file.name]);
  let kind = extension;
  for (const [name, input] of Object.entries(inputs)) {
    if (input === type) continue;
    refuseUnlessFits(name, values[name], input);
  }
  if (file.type !== undefined && type) {
    // The owner's word for a file's type is its extension, in one case or the other (documented).
    const words = type.enum ?? [];
    const implied =
      words.find((word) => word.toLowerCase() === extension) ?? extension.toUpperCase();
    const isGiven = values[file.type] !== undefined;
    values[file.type] ??= implied;
    const [option, demand] = isGiven ? [file.type] : [file.name, 'must end in'];
    refuseUnlessOneOf(option, values[file.type], words, demand);
    kind = String(values[file.type]).toLowerCase();
  }
  const params: { [place: string]: { [name: string]: string } } = {};
  for (const [name, input] of Object.entries(inputs)) {
    if (values[name] === undefined) continue;
    params[input.in] = { ...params[input.in], [input.name]: String(values[name]) };
  }
  const contentType = Object.hasOwn(contentTypes, kind) ? contentTypes[kind] : undefined;
  return { params, contentType };
}

/** The extension of a file name in lower case, without its dot; empty when there is none. */
function extensionOf(name: unknown): string {
  return /\.([^.]+)$/.exec(String(name ?? ''))?.[1]?.toLowerCase() ?? '';
}
