import { at, read } from '../../contract/meaning.ts';
import { type Api, type ApiName, apiNamed } from './apis.ts';
import { compare, type Departure } from './departures.ts';
import { isFromMock } from './mock-answers.ts';
import { type Inputs, type PresignCase, successOf } from './presign-cases.ts';
import type { Result } from './results.ts';
import { type Message, type Seen, send, type Waiting } from './send.ts';
import { checkFileName, checkUrl } from './upload-url.ts';

/** A case that was sent: its result, and the URL when the answer held one. */
export type Presigned = { readonly result: Result; readonly url?: string };

/** @throws what the connection throws */
export async function runPresignCase(
  name: ApiName,
  wanted: PresignCase,
  baseUrl: string,
  waiting: Waiting,
): Promise<Presigned> {
  const api = apiNamed(name);
  const startedAt = performance.now();
  const seen = await send(presignMessage(api, baseUrl, wanted.inputs), waiting);
  const took = performance.now() - startedAt;
  const { departures, ...comparison } = compare(
    seen,
    wanted.expects,
    api.bodies,
    wanted.expects === successOf(api),
  );
  const url = urlIn(api, seen);
  const all = [
    ...departures,
    ...(url && (wanted.kind === 'good' || !URL.canParse(url))
      ? urlDepartures(name, wanted, url, baseUrl)
      : []),
  ];
  const result: Result = {
    ...caseFacts(name, wanted),
    ...comparison,
    state: all.length ? 'departs' : 'conforms',
    status: seen.status,
    departures: all,
    observed:
      url && wanted.kind === 'good'
        ? [...comparison.observed, 'url', 'file-name']
        : comparison.observed,
    fromMock: isFromMock(seen),
    gaveUrl: url !== undefined,
    took,
  };
  return url ? { result, url } : { result };
}

/** What a report says of a case before it was sent. */
export function caseFacts(name: ApiName, wanted: PresignCase) {
  const { id, title, kind, expects, basis } = wanted;
  const expectedStatus = apiNamed(name).bodies[expects]?.status ?? 0;
  return { contract: name, id, title, kind, expects, expectedStatus, basis } as const;
}

/** Writes inputs where the contract says that they stand. */
function presignMessage(
  { operation, parameters, credentials }: Api,
  baseUrl: string,
  inputs: Inputs,
): Message {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let { path } = operation;
  for (const [name, value] of Object.entries(inputs)) {
    const place = parameters[name]?.in ?? 'header';
    if (place === 'query') query.set(name, value);
    else if (place === 'header') headers[name] = value;
    else path = path.replace(`{${name}}`, encodeURIComponent(value));
  }
  for (const { header } of Object.values(credentials)) {
    if (inputs[header] !== undefined) headers[header] = inputs[header];
  }
  const search = query.size ? `?${query}` : '';
  return { method: operation.method.toUpperCase(), url: baseUrl + path + search, headers };
}

function urlIn(api: Api, { text }: Seen): string | undefined {
  const url = at(read('application/json', text), api.uploadUrl.pointer);
  return typeof url === 'string' ? url : undefined;
}

function urlDepartures(
  name: ApiName,
  { inputs }: PresignCase,
  url: string,
  baseUrl: string,
): Departure[] {
  const departures = checkUrl(url, apiNamed(name), baseUrl);
  // Only One Integration's sample ends in the file's name.
  const fileName = inputs['filename'];
  return fileName && URL.canParse(url)
    ? [...departures, ...checkFileName(url, fileName)]
    : departures;
}
