import type { Answer } from '../contract/answers.ts';
import { valueAt, withValueAt } from '../contract/document.ts';
import { choose } from '../engine/choose.ts';
import { type Preferences, readPreferences } from '../engine/prefer.ts';
import { type Prism, prismReply } from '../engine/prism.ts';
import { type Reply, unprocessable } from '../http/reply.ts';
import { hostOf } from '../http/target.ts';
import type { Target } from '../server/exchange.ts';
import type { UploadUrlPattern } from '../storage/upload-url.ts';
import type { Api } from './api.ts';
import { decide, uploadContentType } from './decide.ts';
import { inputsOf } from './inputs.ts';
import { refuseTestToken } from './test-token.ts';

/** What a pre-sign operation needs of its surroundings. */
export type PresignSetting = {
  readonly prism: Prism;
  readonly urls: UploadUrlPattern;
  readonly now: () => number;
  /** The mock's own `host:port`, for a request that names none. */
  readonly ownHost: () => string;
  readonly tokens: ReadonlySet<string> | undefined;
  /** Leave the documents' own URLs in place. */
  readonly examples: boolean;
};

/** The pre-sign operation at this path, if it is the API's. */
export function presignTarget(api: Api, setting: PresignSetting, path: string): Target | undefined {
  const parameters = api.match(path);
  if (!parameters) return undefined;
  return {
    contract: api.name,
    methods: [api.method],
    answer: ({ message, search }) => {
      const { headers } = message;
      const inputs = inputsOf(headers, search, parameters);
      const url = () => {
        const fileName = (api.fileName && inputs[api.fileName.in](api.fileName.name)) || undefined;
        return setting.urls.issue({
          host: hostOf(headers.host, setting.ownHost()),
          fileName,
          contentType: uploadContentType(api, inputs, fileName),
          now: setting.now(),
        });
      };
      const issue = setting.examples ? undefined : url;
      const preferred = readPreferences(headers['prefer']?.toString(), search);
      if (!preferred) {
        const decided = decide(api, inputs, setting.tokens);
        if ('unknownTestToken' in decided) return refuseTestToken(api, decided);
        return replyOf(decided, issue);
      }
      if ('mistake' in preferred) return unprocessable(preferred.mistake);
      const applied = ['preference-applied', preferred.applied];
      const chosen = choose(api.answers, preferred.preferences, api.success);
      if (chosen) return replyOf(chosen, issue, ...applied);
      return askPrism(api, setting.prism, path, preferred.preferences, applied, issue);
    },
    refuseMethod: async ({ method }) =>
      prismReply(await setting.prism.answer({ method, path }), []),
  };
}

async function askPrism(
  api: Api,
  prism: Prism,
  path: string,
  preferences: Preferences,
  applied: readonly string[],
  issue: (() => string) | undefined,
): Promise<Reply> {
  const mediaType = api.answers.find(({ status }) => status === preferences.code)?.mediaType;
  const answer = await prism.answer({ method: api.method, path, mediaType, preferences });
  const { body } = answer;
  if (answer.mediaType?.includes('problem')) return prismReply(answer, []);
  // An invented URL leads nowhere.
  if (issue && typeof valueAt(body, api.urlPointer) === 'string') {
    return prismReply({ ...answer, body: withValueAt(body, api.urlPointer, issue()) }, applied);
  }
  return prismReply(answer, applied);
}

function replyOf(answer: Answer, url: (() => string) | undefined, ...headers: string[]): Reply {
  const { status, example, url: cut } = answer;
  const body = cut && url ? cut.before + url() + cut.after : answer.body;
  const all = headers.length ? [...answer.headers, ...headers] : answer.headers;
  return { status, headers: all, body, example };
}
