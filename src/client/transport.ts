import { meaningOf } from '../contract/meaning.ts';
import { type Answer, answerOf, mostOfApi } from './answer.ts';
import type { Api, Operation } from './api.ts';
import { type Call, type Exchanged, exchange, prepare } from './exchange.ts';
import type { CallOptions } from './options.ts';
import { refuse } from './refusal.ts';
import { refuseFraming, type Settings } from './settings.ts';

/** A request, as far as it matters; a `Request` is one. */
export type Asked = {
  readonly url: string;
  readonly method: string;
  readonly headers: Iterable<[string, string]>;
  readonly signal?: AbortSignal | undefined;
  readonly body?: unknown;
  readonly arrayBuffer?: () => Promise<ArrayBuffer>;
};

/**
 * Sends a request of an API until it is answered for good.
 *
 * @param operation the one that is called; else it is told by method and path
 */
export type Transport = (
  asked: Asked,
  options: CallOptions,
  operation?: string,
) => Promise<Transported>;

/** What came of it, and the call that it came of. */
export type Transported = Exchanged & { readonly call: Call };

/** What stands for a request that its contract does not have; a user of `raw` may send any. */
const unknown: Pick<Operation, 'answers'> = { answers: {} };

/** Methods of which sending one again does no more than sending it once (RFC 9110). */
const idempotent = /^(GET|HEAD|PUT|DELETE|OPTIONS|TRACE)$/;

/**
 * Everything that happens to a request between openapi-fetch and the network, alike for every call: token,
 * one replay with a fresh one, retries, timeouts with the body in them, no redirect, a bounded answer, and
 * what it means.
 */
export function createTransport(api: Api, settings: Settings): Transport {
  const { title, token } = api;
  const operations = Object.entries(api.operations).map(([operationId, operation]) => ({
    operationId,
    ...operation,
    matches: new RegExp(
      `^${operation.path
        .split(/\{[^}]*\}/)
        .map(literal)
        .join('[^/]+')}$`,
    ),
  }));
  return async (asked, options, called) => {
    const { url, method } = asked;
    // As when somebody gives the raw client another base URL.
    if (!url.startsWith(`${settings.baseUrl}/`))
      refuse('baseUrl', 'is the only place for the token');
    const path = url.slice(settings.baseUrl.length).split(/[?#]/, 1)[0] ?? '';
    const found = operations.find((one) =>
      called ? one.operationId === called : one.method === method && one.matches.test(path),
    );
    const { answers, open, retryable } = { open: false, retryable: false, ...(found ?? unknown) };
    const call = prepare(
      settings,
      {
        title,
        operationId: found?.operationId ?? `${method} ${path}`,
        credential: token?.option ?? 'baseUrl',
        isRepeatable: () => retryable || idempotent.test(method),
        judge: ({ status, content, isCut }) => {
          const meaning = meaningOf(answers, status, isCut ? '' : content);
          return isCut ? { ...meaning, kind: 'unexpected-answer', documented: false } : meaning;
        },
      },
      options,
    );
    const headers = Object.fromEntries(asked.headers);
    for (const name in headers) refuseFraming(name);
    const body = asked.body ? await asked.arrayBuffer?.() : undefined;
    const request = { url, method, headers, body };
    const exchanged = await exchange(call, call.timeout, (signal) =>
      sendWithToken(call, open ? undefined : token, request, signal),
    );
    return { ...exchanged, call };
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

type Ready = Pick<Asked, 'url' | 'method'> & {
  readonly headers: { readonly [name: string]: string };
  readonly body: ArrayBuffer | undefined;
};

/** Sends a request with the token; once more with a fresh one when the token is refused. */
async function sendWithToken(
  call: Call,
  how: Api['token'],
  { url, method, headers, body }: Ready,
  signal: AbortSignal,
): Promise<Answer> {
  const send = async (own: { readonly [header: string]: string }) => {
    // Nobody waits any more: a request that was late to get its token is not sent.
    if (signal.aborted) throw signal.reason;
    call.sent++;
    call.sentAt = call.clock.now();
    // Followed, a redirect would take the credentials to another origin.
    const init = { method, headers: { ...headers, ...own }, signal, redirect: 'manual' } as const;
    const response = await call.fetch(url, body ? { ...init, body } : init);
    return answerOf(response, signal, mostOfApi);
  };
  const { token } = call;
  if (!how || !token) return send({});
  const { header, prefix = '' } = how;
  const given = token.get();
  const first = typeof given === 'string' ? given : await awaited(call, given);
  const answer = await send({ [header]: prefix + first });
  if (call.judge(answer).kind !== 'authentication' && answer.status !== 401) return answer;
  token.refuse(first);
  if (!call.isRepeatable()) return answer;
  const fresh = await token.get();
  return fresh === first ? answer : send({ [header]: prefix + fresh });
}

async function awaited(call: Call, asking: Promise<string>): Promise<string> {
  call.isTokenAwaited = true;
  const token = await asking;
  call.isTokenAwaited = false;
  return token;
}

/** An answer as openapi-fetch and its user want it. @throws the error of an answer that cannot be one */
export function responseOf({ answer: { status, headers, content }, error }: Exchanged): Response {
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
