import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { withValueAt } from '../../contract/document.ts';
import type { Inputs } from '../../contract/faults.ts';
import type { Answer } from '../answers.ts';
import { choose, type Preferences, readPreferences } from '../engine/prefer.ts';
import { type Prism, prismReply } from '../engine/prism.ts';
import { problem, type Reply, unprocessable } from '../http/reply.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import { type ApiOperation, type ApiPath, urlIn } from './compile.ts';
import { decide, sent, uploadContentType } from './decide.ts';

/** What the operations of the APIs need of their surroundings. */
export type ApiSetting = {
  readonly prism: Prism;
  readonly now: () => number;
  readonly tokens: ReadonlySet<string> | undefined;
  /** Leave the documents' own URLs in place. */
  readonly examples: boolean;
};

const prismErrors = 'https://stoplight.io/prism/errors#';

/** What no document has: refused in the words that users of Prism know. */
export const noPath: Target = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  answer: unknownPath,
  refuseMethod: unknownPath,
};

function unknownPath({ path }: Exchange): Reply {
  return problem(
    404,
    'Route not resolved, no path matched',
    `The route ${path} hasn't been found in the specification file`,
    `${prismErrors}NO_PATH_MATCHED_ERROR`,
  );
}

/** What the APIs have at a path, if it is one of theirs. */
export function apiTarget(
  paths: readonly ApiPath[],
  setting: ApiSetting,
  path: string,
  method: string,
): Target | undefined {
  for (const { match, operations, methods } of paths) {
    const parameters = match(path);
    if (!parameters) continue;
    const operation = operations.get(method) ?? operations.get('GET') ?? first(operations);
    return {
      contract: operation.api,
      answers: operation.answers,
      methods,
      answer: (exchange) => answerCall(operation, setting, exchange, parameters),
      refuseMethod: ({ method }) =>
        problem(
          405,
          'Route resolved, but no method matched',
          `The route ${path} has been matched, but it does not have "${method.toLowerCase()}" method defined`,
          `${prismErrors}NO_METHOD_MATCHED_ERROR`,
        ),
    };
  }
  return undefined;
}

function first(operations: ApiPath['operations']): ApiOperation {
  return operations.values().next().value as ApiOperation;
}

function answerCall(
  operation: ApiOperation,
  setting: ApiSetting,
  { message, search }: Exchange,
  parameters: Readonly<Record<string, string>>,
): Reply | Promise<Reply> {
  const { headers } = message;
  const inputs = readInputs(headers, search, parameters);
  const issue = issuing(operation, setting, message, inputs);
  const preferred = readPreferences(headers['prefer']?.toString(), search);
  if (!preferred) {
    const decided = decide(operation, inputs, setting.tokens);
    if (!decided) return askPrism(operation, setting.prism, {}, [], issue);
    if ('refusal' in decided) return decided.refusal;
    return replyOf(decided, issue);
  }
  if ('mistake' in preferred) return unprocessable(preferred.mistake);
  const applied = ['preference-applied', preferred.applied];
  const chosen = choose(operation.answers, preferred.preferences, operation.success);
  if (chosen) return replyOf(chosen, issue, ...applied);
  return askPrism(operation, setting.prism, preferred.preferences, applied, issue);
}

/** Makes the URL of a success; undefined when the operation gives none, or the documents' own stay. */
function issuing(
  operation: ApiOperation,
  { examples, now }: ApiSetting,
  message: IncomingMessage,
  inputs: Inputs,
): (() => string) | undefined {
  const { upload } = operation;
  if (examples || !upload) return undefined;
  return () => {
    const fileName = sent(operation.fileName, inputs) || undefined;
    return upload.urls.issue({
      host: hostOf(message),
      fileName,
      contentType: uploadContentType(operation, inputs, fileName),
      now: now(),
    });
  };
}

async function askPrism(
  operation: ApiOperation,
  prism: Prism,
  preferences: Preferences,
  applied: readonly string[],
  issue: (() => string) | undefined,
): Promise<Reply> {
  const { answers, method, path, upload } = operation;
  const mediaType = answers.find(({ status }) => status === preferences.code)?.mediaType;
  const answer = await prism.answer({ method, path, mediaType, preferences });
  const { body } = answer;
  if (answer.mediaType?.includes('problem')) return prismReply(answer, []);
  // An invented URL leads nowhere.
  if (issue && upload && urlIn(operation, body) !== undefined) {
    return prismReply({ ...answer, body: withValueAt(body, upload.pointer, issue()) }, applied);
  }
  return prismReply(answer, applied);
}

function replyOf(answer: Answer, url: (() => string) | undefined, ...headers: string[]): Reply {
  const { status, example, url: cut } = answer;
  const body = cut && url ? cut.before + url() + cut.after : answer.body;
  const all = headers.length ? [...answer.headers, ...headers] : answer.headers;
  return { status, headers: all, body, example };
}

/** Reads a request's inputs under their exact names; only header names ignore case, as in HTTP. */
export function readInputs(
  headers: IncomingHttpHeaders,
  search: string,
  path: Readonly<Record<string, string>>,
): Inputs {
  let query: URLSearchParams | undefined;
  return {
    header: (name) => headers[name.toLowerCase()]?.toString(),
    query: (name) => {
      query ??= new URLSearchParams(search);
      return query.get(name) ?? undefined;
    },
    path: (name) => path[name],
  };
}

/** The host that a client used, so that a URL made for it leads back here; else the address it reached. */
function hostOf({ headers: { host }, socket }: IncomingMessage): string {
  if (host !== undefined && /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(host)) {
    return host.toLowerCase();
  }
  const { localAddress = '', localFamily, localPort } = socket;
  return `${localFamily === 'IPv6' ? `[${localAddress}]` : localAddress}:${localPort}`;
}
