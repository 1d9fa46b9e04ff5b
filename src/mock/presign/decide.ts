import type { Answer } from '../contract/answers.ts';
import type { Inputs } from '../contract/faults.ts';
import type { Api } from './api.ts';
import { namedAnswer, type UnknownTestToken } from './test-token.ts';

/**
 * The documented answer to a request: the one its test token names, that of the first fault that
 * holds, or a success. A test token that names none has no answer.
 *
 * @param tokens the only ones to accept; undefined accepts all that are not faulty
 */
export function decide(
  api: Api,
  inputs: Inputs,
  tokens?: ReadonlySet<string>,
): Answer | UnknownTestToken {
  const token = inputs.header(api.tokenHeader);
  if (token) {
    const named = tokens?.has(token) ? undefined : namedAnswer(api, token);
    if (named) return named;
    if (tokens && !tokens.has(token)) return api.refusal;
  }
  return api.faults.find(({ holds }) => holds(inputs))?.answer ?? api.success;
}

/** The Content-Type that the upload must carry: by the declared type, else the name's extension. */
export function uploadContentType(api: Api, inputs: Inputs, fileName: string | undefined): string {
  const declared = api.fileType && inputs[api.fileType.in](api.fileType.name);
  const extension = fileName?.slice(fileName.lastIndexOf('.') + 1);
  const types = api.contentTypes;
  return (
    types.get(declared?.toLowerCase() ?? '') ??
    types.get(extension?.toLowerCase() ?? '') ??
    // A success that was forced on a request without a usable name.
    (types.values().next().value as string)
  );
}
