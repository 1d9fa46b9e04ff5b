import { meaningOf } from '../contract/meaning.ts';
import type { Answer } from './answer.ts';
import type { Api, Presign, Storage } from './api.ts';
import { prepare } from './exchange.ts';
import { refusalOf } from './failure.ts';
import type { Hooks } from './hooks.ts';
import type { CallOptions } from './options.ts';
import { expiresAt, PresignedUpload } from './presigned-upload.ts';
import { refuseUnlessFits, refuseUnlessOneOf } from './refusal.ts';
import { ofEveryCall, refuseOthers, type Settings } from './settings.ts';
import { type Asked, responseOf, type Transport, type Transported } from './transport.ts';

/** Makes the call of a client that asks for a URL. */
export function createPresign<File extends object>(
  api: Api,
  about: Presign,
  storage: Storage,
  settings: Settings,
  { raw, hooks, transport }: Sending,
) {
  const { title, token } = api;
  const { operation: operationId, lifetime } = about;
  const operation = api.operations[operationId];
  if (!operation) throw new Error(`${title} has no operation ${operationId}.`);
  const { method, path, answers } = operation;
  const { now } = settings.clock;
  const ask = raw.request as Ask;
  const known = [...Object.keys(about.inputs), ...ofEveryCall];
  return async (file: File & CallOptions): Promise<PresignedUpload> => {
    refuseOthers(`a call of ${title}`, file, known);
    const { params, contentType } = inputsOf(about, file as { readonly [name: string]: unknown });
    const isLight = hooks.isEmpty();
    let transported: Transported | undefined;
    let passed: Response | undefined;
    const fetch = async (request: Asked) => {
      transported = await transport(request, file, operationId);
      if (transported.error) throw transported.error;
      passed = isLight ? lightResponse(transported.answer) : responseOf(transported);
      return passed;
    };
    const init = { params, parseAs: 'text', fetch, ...(isLight && { Request: LightRequest }) };
    const { response, data, error } = await ask(method, path, init);
    const made = (url: string, sentAt: number) => {
      const end = expiresAt(storage, url, sentAt, lifetime);
      return new PresignedUpload(storage, url, contentType, end, now);
    };
    if (transported?.meaning.url !== undefined && response === passed) {
      return made(transported.meaning.url, transported.call.sentAt);
    }
    // A hook has put an answer of its own in place.
    const said = data ?? error ?? '';
    const content = typeof said === 'string' ? said : JSON.stringify(said);
    const meaning = meaningOf(answers, response.status, content);
    if (meaning.url !== undefined) return made(meaning.url, now());
    const credential = token?.option ?? 'baseUrl';
    const subject = {
      title,
      operationId,
      credential,
      isRepeatable: () => false,
      judge: () => meaning,
    };
    const { status, headers } = response;
    throw refusalOf(prepare(settings, subject, {}), { status, headers, content }, meaning);
  };
}

/** How a client sends what goes to its API. */
type Sending = {
  readonly raw: { readonly request: unknown };
  readonly hooks: Hooks;
  readonly transport: Transport;
};

/** The raw client's way to call any operation. */
type Ask = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly response: Response; readonly data?: unknown; readonly error?: unknown }>;

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
