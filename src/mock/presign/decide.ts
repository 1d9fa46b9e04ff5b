import type { Answer } from '../contract/answers.ts';
import type { Inputs } from '../contract/faults.ts';
import type { Api } from './api.ts';

/** A token `mock-<example-name>` asks for that documented answer. */
const testTokenPrefix = 'mock-';

/**
 * The documented answer to a request: the one its test token names, that of the first fault that
 * holds, or a success.
 *
 * @param tokens the only ones to accept; undefined accepts all that are not faulty
 */
export function decide(api: Api, inputs: Inputs, tokens?: ReadonlySet<string>): Answer {
  const token = inputs.header(api.tokenHeader);
  if (token?.startsWith(testTokenPrefix)) {
    const named = api.byExample.get(token.slice(testTokenPrefix.length));
    if (named) return named;
  }
  if (tokens && token !== undefined && token !== '' && !tokens.has(token)) return api.refusal;
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
