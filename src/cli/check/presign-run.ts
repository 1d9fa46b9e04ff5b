import { at, read } from '../../contract/meaning.ts';
import type { Inputs, PresignCase } from './cases.ts';
import { type Aspect, compare } from './compare.ts';
import type { Presign } from './contract.ts';
import { type CaseFacts, type Result, resultOf } from './results.ts';
import { type Message, type Seen, send, type Waiting } from './send.ts';
import { checkUrl } from './upload-url.ts';

/** What the project's mock, and nobody else, puts on its answers; the contracts do not have it. */
const mark = 'x-mock-evidence';

/** A case that was sent: its result, and the URL when the answer held one. */
export type Presigned = { readonly result: Result; readonly url?: string };

/** @throws what the connection throws */
export async function runPresignCase(
  api: Presign,
  wanted: PresignCase,
  baseUrl: string,
  waiting: Waiting,
): Promise<Presigned> {
  const seen = await send(presignMessage(api, baseUrl, wanted.inputs), waiting);
  const comparison = compare(seen, wanted.expects, api.bodies, wanted.expects === api.success);
  const url = urlIn(api, seen);
  const isGood = wanted.kind === 'good';
  const name = api.endsInName ? wanted.inputs[api.nameInput] : undefined;
  const found = url && (isGood || !URL.canParse(url)) ? checkUrl(url, api, baseUrl, name) : [];
  const urlAspects: readonly Aspect[] = url && isGood ? ['url', 'file-name'] : [];
  const result: Result = {
    ...resultOf(caseFacts(api, wanted), seen, {
      ...comparison,
      departures: [...comparison.departures, ...found],
      observed: [...comparison.observed, ...urlAspects],
    }),
    fromMock: seen.headers[mark] !== undefined,
    gaveUrl: url !== undefined,
  };
  return url ? { result, url } : { result };
}

/** What a report says of a case before it was sent. */
export function caseFacts({ id: contract, bodies }: Presign, wanted: PresignCase): CaseFacts {
  const { id, title, kind, expects, basis, about } = wanted;
  const expectedStatus = bodies[expects]?.status ?? 0;
  return { contract, id, title, kind, expects, expectedStatus, basis, about };
}

/** Writes inputs where the contract says that they stand. */
function presignMessage(
  { call, settings, inputs, token }: Presign,
  baseUrl: string,
  given: Inputs,
): Message {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let { path } = call;
  for (const [name, value] of Object.entries(given)) {
    const place =
      [...settings, ...inputs].find(({ parameter }) => parameter.name === name)?.parameter.in ??
      'header';
    if (place === 'query') query.set(name, value);
    else if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else headers[name] = name === token?.header ? (token.prefix ?? '') + value : value;
  }
  const search = query.size ? `?${query}` : '';
  return { method: call.method.toUpperCase(), url: baseUrl + path + search, headers };
}

function urlIn(api: Presign, { text }: Seen): string | undefined {
  const url = at(read('application/json', text), api.url);
  return typeof url === 'string' ? url : undefined;
}
