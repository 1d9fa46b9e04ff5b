import { withValueAt } from '../../contract/document.ts';
import type { Inputs } from '../../contract/faults.ts';
import type { Answer } from '../answers.ts';
import { choose } from '../engine/choose.ts';
import { type Preferences, readPreferences } from '../engine/prefer.ts';
import { type Prism, prismReply } from '../engine/prism.ts';
import { type Reply, unprocessable } from '../http/reply.ts';
import { hostOf } from '../http/target.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import { type ApiOperation, type ApiPath, urlIn } from './compile.ts';
import { decide, sent, uploadContentType } from './decide.ts';
import { readInputs } from './read-inputs.ts';
import { refuseTestToken } from './test-token.ts';

/** What the operations of the APIs need of their surroundings. */
export type ApiSetting = {
  readonly prism: Prism;
  readonly now: () => number;
  /** The mock's own `host:port`, for a request that names none. */
  readonly ownHost: () => string;
  readonly tokens: ReadonlySet<string> | undefined;
  /** Leave the documents' own URLs in place. */
  readonly examples: boolean;
};

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
      refuseMethod: async ({ method }) =>
        prismReply(await setting.prism.answer({ method, path }), []),
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
  { message, path, search }: Exchange,
  parameters: Readonly<Record<string, string>>,
): Reply | Promise<Reply> {
  const { headers } = message;
  const inputs = readInputs(headers, search, parameters);
  const issue = issuing(operation, setting, headers.host, inputs);
  const preferred = readPreferences(headers['prefer']?.toString(), search);
  if (!preferred) {
    const decided = decide(operation, inputs, setting.tokens);
    if (!decided) return askPrism(operation, setting.prism, path, {}, [], issue);
    if ('unknownTestToken' in decided) return refuseTestToken(operation, decided);
    return replyOf(decided, issue);
  }
  if ('mistake' in preferred) return unprocessable(preferred.mistake);
  const applied = ['preference-applied', preferred.applied];
  const chosen = choose(operation.answers, preferred.preferences, operation.success);
  if (chosen) return replyOf(chosen, issue, ...applied);
  return askPrism(operation, setting.prism, path, preferred.preferences, applied, issue);
}

/** Makes the URL of a success; undefined when the operation gives none, or the documents' own stay. */
function issuing(
  operation: ApiOperation,
  { examples, ownHost, now }: ApiSetting,
  host: string | undefined,
  inputs: Inputs,
): (() => string) | undefined {
  const { upload } = operation;
  if (examples || !upload) return undefined;
  return () => {
    const fileName = sent(operation.fileName, inputs) || undefined;
    return upload.urls.issue({
      host: hostOf(host, ownHost()),
      fileName,
      contentType: uploadContentType(operation, inputs, fileName),
      now: now(),
    });
  };
}

async function askPrism(
  operation: ApiOperation,
  prism: Prism,
  path: string,
  preferences: Preferences,
  applied: readonly string[],
  issue: (() => string) | undefined,
): Promise<Reply> {
  const { answers, method, upload } = operation;
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
