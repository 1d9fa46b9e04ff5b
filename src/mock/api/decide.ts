import type { Inputs } from '../../contract/faults.ts';
import type { Input } from '../../contract/operations.ts';
import type { Answer } from '../answers.ts';
import { problem, type Reply } from '../http/reply.ts';
import type { ApiOperation } from './compile.ts';

/** The mock's own word, where the documents have none. */
type Refused = { readonly refusal: Reply };

/**
 * The documented answer to a request: the one its test token names, that of the first fault that
 * holds, or a success. A test token that names none has no answer.
 *
 * @param tokens the only ones to accept; undefined accepts all that are not faulty
 * @returns undefined when the answer is a success of which there is no example
 */
export function decide(
  operation: ApiOperation,
  inputs: Inputs,
  tokens?: ReadonlySet<string>,
): Answer | Refused | undefined {
  const token = tokenIn(operation, inputs);
  if (operation.token && token) {
    const named = tokens?.has(token) ? undefined : namedAnswer(operation, token);
    if (named) return named;
    if (tokens && !tokens.has(token)) return operation.token.refusal;
  }
  return operation.faults.find(({ holds }) => holds(inputs))?.answer ?? operation.success;
}

function tokenIn({ token }: ApiOperation, inputs: Inputs): string | undefined {
  if (!token) return undefined;
  const value = inputs.header(token.header);
  return value?.startsWith(token.prefix) ? value.slice(token.prefix.length) : value;
}

/** A token `mock-<example-name>` asks for that documented answer. */
const tokenPrefix = 'mock-';

/** What a mistyped name or status looks like; anything else after the prefix may be a secret. */
const harmless = /^[a-z_-]{0,60}\d{0,3}$/i;

/** The answer that a test token names; undefined when the token is none. */
function namedAnswer(operation: ApiOperation, token: string): Answer | Refused | undefined {
  if (!token.startsWith(tokenPrefix)) return undefined;
  const name = token.slice(tokenPrefix.length);
  const named = operation.answers.find(({ example }) => example === name);
  return named ?? { refusal: unknownTestToken(operation, name) };
}

/** The mock's own refusal of a test token that this operation does not have: it names those that it has. */
function unknownTestToken({ answers, document }: ApiOperation, name: string): Reply {
  const shown = tokenPrefix + (harmless.test(name) ? name : '***');
  const note = `the token ${shown} names no answer of this API`;
  const tokens = answers.flatMap(({ example }) => (example ? tokenPrefix + example : []));
  const detail = `The token ${shown} names no answer of ${document.info.title}; its test tokens are ${tokens.join(', ')}.`;
  return { ...problem(400, 'Bad Request', detail), note };
}

/** What a request has for an input; undefined when it is not sent, or there is no such input. */
export function sent(input: Input | undefined, inputs: Inputs): string | undefined {
  return input && inputs[input.parameter.in](input.parameter.name);
}

/** What storage takes for bytes of a type that nobody has named. */
const anyBytes = 'application/octet-stream';

/** The Content-Type that the upload must carry: by the declared type, else the name's extension. */
export function uploadContentType(
  { fileType, contentTypes: types }: ApiOperation,
  inputs: Inputs,
  fileName: string | undefined,
): string {
  const declared = sent(fileType, inputs);
  const extension = fileName?.slice(fileName.lastIndexOf('.') + 1);
  return (
    types.get(declared?.toLowerCase() ?? '') ??
    types.get(extension?.toLowerCase() ?? '') ??
    // A success that was forced on a request without a usable name.
    types.values().next().value ??
    anyBytes
  );
}
