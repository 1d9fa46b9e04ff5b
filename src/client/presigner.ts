import { type Answer, answerOf, type ErrorKinds, parsed, type Verdict } from './answer.ts';
import { type Call, exchange, failure, prepare } from './exchange.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { expiresAt, PresignedUpload } from './presigned-upload.ts';
import { refuse } from './refusal.ts';
import { type Settings, settle } from './settings.ts';
import {
  answered,
  createRawClient,
  createTypedClient,
  type PlainRequest,
  type RawClient,
  through,
} from './typed-call.ts';

/** What the contract says of an API, and how to read its errors. */
export type Api = {
  readonly title: string;
  readonly operation: { readonly operationId: string };
  readonly servers: { readonly [environment: string]: string };
  readonly credentials: { readonly authToken: { readonly header: string } };
  readonly uploadUrl: {
    readonly pointer: string;
    readonly when: { readonly [field: string]: unknown };
    readonly expiresIn: { readonly documented: number };
  };
  readonly errorKinds: ErrorKinds;
  /** What an answer without a URL means. */
  readonly explain: (status: number, body: unknown, content: string) => Verdict;
};

/** What both APIs' clients are made of. */
export type Presigner<Paths extends object> = {
  readonly settings: Settings;
  readonly raw: RawClient<Paths>;
  /** Asks for a URL by one call of openapi-fetch. */
  readonly presign: (
    options: CallOptions,
    contentType: string | undefined,
    get: (
      client: RawClient<Paths>,
      init: ReturnType<typeof through>,
    ) => Promise<{ readonly response: Response }>,
  ) => Promise<PresignedUpload>;
};

/** @param own the credentials that are sent as they are, by header */
export function createPresigner<Paths extends object>(
  api: Api,
  options: ClientOptions,
  own: { readonly [header: string]: string },
): Presigner<Paths> {
  const settings = settle(options, api.servers, Object.values(own)[0]);
  const headers = { ...settings.headers, ...own };
  const about = { title: api.title, operation: api.operation.operationId };
  const judge = (answer: Answer) => {
    const body = parsed(answer.content);
    return urlIn(api, answer.status, body)
      ? undefined
      : api.explain(answer.status, body, answer.content);
  };
  const send = (call: Call, request: PlainRequest) =>
    exchange(call, call.timeout, (signal) => sendWithToken(call, api, request, signal));
  const client = createTypedClient<Paths>(settings.baseUrl, headers);
  return {
    settings,
    raw: createRawClient<Paths>(settings.baseUrl, headers, (request) =>
      send(
        prepare(settings, { ...about, judge }, { signal: request.signal ?? undefined }),
        request,
      ),
    ),
    presign: async (options, contentType, get) => {
      const askedAt = settings.clock.now();
      const call = prepare(settings, { ...about, judge }, options);
      const answer = answered(
        await get(
          client,
          through((request) => send(call, request)),
        ),
      );
      const error = failure(call, answer);
      if (error) throw error;
      const url = urlIn(api, answer.status, parsed(answer.content)) ?? '';
      const end = expiresAt(
        url,
        askedAt,
        api.uploadUrl.expiresIn.documented,
        answer.headers.get('date'),
      );
      return new PresignedUpload(url, contentType, end, settings.clock.now);
    },
  };
}

/** The URL of an answer that is a success; an answer is one only when it says so and has a URL. */
function urlIn({ uploadUrl }: Api, status: number, body: unknown): string | undefined {
  const at = (value: unknown, step: string) =>
    (value as Record<string, unknown> | undefined | null)?.[step];
  const url = uploadUrl.pointer.split('/').slice(1).reduce(at, body);
  const isSuccess = Object.entries(uploadUrl.when).every(
    ([field, value]) => at(body, field) === value,
  );
  return status === 200 && isSuccess && typeof url === 'string' && URL.canParse(url)
    ? url
    : undefined;
}

/** Sends a request with the token; once more with a fresh one when the token is refused. */
async function sendWithToken(
  call: Call,
  api: Api,
  request: PlainRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const token = await call.token.get();
  const answer = await sendOnce(call, api, request, signal, token);
  if (answer.status !== 401) return answer;
  const fresh = await call.token.get(token);
  return fresh === token ? answer : sendOnce(call, api, request, signal, fresh);
}

async function sendOnce(
  call: Call,
  api: Api,
  request: PlainRequest,
  signal: AbortSignal,
  token: string,
) {
  const { url, method, headers } = request;
  if (!url.startsWith(`${call.baseUrl}/`))
    refuse('baseUrl', 'cannot change for one call: the token is for its origin alone');
  headers.set(api.credentials.authToken.header, token);
  call.sent++;
  // Followed, a redirect would take the credentials to another origin.
  const response = await call.network(url, { method, headers, signal, redirect: 'manual' });
  if (signal.aborted) await response.body?.cancel();
  return answerOf(response);
}
