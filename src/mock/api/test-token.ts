import type { Answer } from '../answers.ts';
import { problem, type Reply } from '../http/reply.ts';
import type { ApiOperation } from './compile.ts';

/** A token `mock-<example-name>` asks for that documented answer. */
const prefix = 'mock-';

/** What a mistyped name or status looks like; anything else after the prefix may be a secret. */
const harmless = /^[a-z_-]{0,60}\d{0,3}$/i;

export type UnknownTestToken = { readonly unknownTestToken: string };

/** The answer that a test token names; undefined when the token is none. */
export function namedAnswer(
  { byExample }: ApiOperation,
  token: string,
): Answer | UnknownTestToken | undefined {
  if (!token.startsWith(prefix)) return undefined;
  return byExample.get(token.slice(prefix.length)) ?? { unknownTestToken: token };
}

/** The mock's own refusal of a test token that this operation does not have: it names those that it has. */
export function refuseTestToken(
  { byExample, document }: ApiOperation,
  { unknownTestToken: token }: UnknownTestToken,
): Reply {
  const shown = harmless.test(token.slice(prefix.length)) ? token : `${prefix}***`;
  const note = `the token ${shown} names no answer of this API`;
  const tokens = [...byExample.keys()].map((name) => prefix + name).join(', ');
  const detail = `The token ${shown} names no answer of ${document.info.title}; its test tokens are ${tokens}.`;
  return { ...problem(400, 'Bad Request', detail), note };
}
