import { type Answer, answerOf, type ErrorKinds, parsed, type Verdict } from './answer.ts';
import { type Call, exchange, prepare } from './exchange.ts';
import type { CallOptions, CommonOptions } from './options.ts';
import { expiresAt, PresignedUpload } from './presigned-upload.ts';
import { refuse } from './refusal.ts';
import type { PlainRequest, SendPlain } from './request.ts';
import { type Equipment, type Settings, settle } from './settings.ts';

/** What the contract says of an API, and how to read its errors. */
export type Api = {
  readonly title: string;
  readonly operation: { readonly operationId: string; readonly method: string };
  readonly servers: { readonly [environment: string]: string };
  readonly credentialHeaders: { readonly authToken: string };
  readonly uploadUrl: {
    readonly pointer: string;
    readonly when: { readonly [field: string]: unknown };
    readonly expiresIn: { readonly documented: number };
  };
  readonly errorKinds: ErrorKinds;
  readonly retryable: { readonly [status: string]: boolean };
  /** What an answer without a URL means. */
  readonly explain: (status: number, body: unknown, content: string) => Verdict;
};

/** What the clients of both APIs are made of. */
export type Presigner = {
  readonly settings: Settings;
  readonly headers: PlainRequest['headers'];
  /** Sends a request of the API as a call of its own. */
  readonly send: SendPlain;
  /** Asks for a URL at an address beneath the base URL. */
  readonly presign: (
    options: CallOptions,
    address: string,
    contentType: string | undefined,
    headers?: { readonly [name: string]: string },
  ) => Promise<PresignedUpload>;
};

/** @param own the credentials that are sent as they are, by header */
export function createPresigner(
  api: Api,
  options: CommonOptions,
  own: { readonly [header: string]: string },
  equipment?: Equipment,
): Presigner {
  const settings = settle(options, api.servers, Object.values(own).join(), equipment);
  const headers = headersOf(options.headers, own);
  const { clock, baseUrl } = settings;
  const operation = { ...api, ...api.operation, repeatable: true };
  const send = (call: Call, request: PlainRequest) =>
    exchange(call, call.timeout, (signal) => sendWithToken(call, api, request, signal));
  return {
    settings,
    headers,
    send: async (request) => {
      const judge = (answer: Answer) => read(api, answer).verdict;
      const call = prepare(settings, { ...operation, judge }, { signal: request.signal });
      return (await send(call, request)).answer;
    },
    presign: async (effort, address, contentType, more) => {
      let url = '';
      const judge = (answer: Answer) => {
        const found = read(api, answer);
        url = found.url ?? '';
        return found.verdict;
      };
      const call = prepare(settings, { ...operation, judge }, effort);
      const request = {
        url: baseUrl + address,
        method: api.operation.method,
        headers: headersOf(undefined, { ...headers, ...more }),
      };
      const { error } = await send(call, request);
      if (error) throw error;
      const end = expiresAt(url, call.sentAt, api.uploadUrl.expiresIn.documented);
      return new PresignedUpload(url, contentType, end, clock.now);
    },
  };
}

/** What an answer has: a URL, or else a meaning. */
function read(api: Api, { status, content }: Answer): { url?: string; verdict?: Verdict } {
  const body = parsed(content);
  const url = urlIn(api, status, body);
  return url ? { url } : { verdict: api.explain(status, body, content) };
}

/** The API's own replace those that are given, in whatever letter case. @throws InvalidOptionError */
function headersOf(
  given: CommonOptions['headers'],
  own: PlainRequest['headers'],
): PlainRequest['headers'] {
  const all: { [name: string]: string } = {};
  try {
    if (given) {
      // Made only where they are needed to judge: it takes Node a quarter of a command's time.
      const headers = new Headers();
      for (const [name, value] of Object.entries(given)) headers.set(name, value);
      Object.assign(all, Object.fromEntries(headers));
    }
  } catch {
    refuse('headers', 'must have names and values that a header can have');
  }
  for (const name in own) all[name.toLowerCase()] = String(own[name]);
  return all;
}

/** The URL of an answer that is a success; it is one only when it says so and has a URL. */
function urlIn({ uploadUrl }: Api, status: number, body: unknown): string | undefined {
  const at = (value: unknown, step: string) => (value as Record<string, unknown> | null)?.[step];
  const url = uploadUrl.pointer.slice(1).split('/').reduce(at, body);
  const isSuccess = Object.entries(uploadUrl.when).every(([key, value]) => at(body, key) === value);
  if (status === 200 && isSuccess && URL.canParse(String(url))) return String(url);
  return undefined;
}

/** Sends a request with the token; once more with a fresh one when the token is refused. */
async function sendWithToken(
  call: Call,
  { credentialHeaders }: Api,
  { url, method, headers }: PlainRequest,
  signal: AbortSignal,
): Promise<Answer> {
  // As when somebody gives the raw client another base URL.
  if (!url.startsWith(`${call.baseUrl}/`)) refuse('baseUrl', 'is the only place for the token');
  const send = async (token: string) => {
    call.sent++;
    call.sentAt = call.clock.now();
    // Followed, a redirect would take the credentials to another origin.
    const init = {
      method,
      headers: { ...headers, [credentialHeaders.authToken]: token },
      signal,
      redirect: 'manual',
    } as const;
    return answerOf(await call.network(url, init), signal);
  };
  const token = await call.token.get(call.mask, signal);
  const answer = await send(token);
  if (answer.status !== 401) return answer;
  const fresh = await call.token.get(call.mask, signal, token);
  return fresh === token ? answer : send(fresh);
}
