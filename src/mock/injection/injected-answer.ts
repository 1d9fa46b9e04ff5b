import type { Answer } from '../answers.ts';
import { corsHeaders, type Reply } from '../http/reply.ts';
import { UserError } from '../options.ts';
import type { InjectedFault } from './injected-fault.ts';

/**
 * The answer that a fault asks for: a documented one where the operation has it, else a bare status.
 *
 * @returns undefined when the fault asks for none
 * @throws {UserError} when it names an example that the operation does not have
 */
export function injectedAnswer(
  answers: readonly Answer[],
  { status, example, body }: InjectedFault,
): Reply | undefined {
  if (status === undefined && example === undefined && body === undefined) return undefined;
  const documented = answers.find(
    (answer) =>
      (status === undefined || answer.status === status) &&
      (example === undefined ? status !== undefined : answer.example === example),
  );
  if (example !== undefined && !documented) {
    const names = answers.flatMap((answer) => answer.example ?? []).join(', ');
    throw new UserError(`No answer of this operation is the example ${example}; it has ${names}.`);
  }
  const headers = documented?.headers ?? (body === undefined ? [] : ['content-type', 'text/plain']);
  return {
    status: status ?? documented?.status ?? 200,
    // A body that is not the example is not said to be one.
    headers: body === undefined ? headers : without(headers, /^x-mock-/),
    body: body ?? documented?.body ?? '',
    example: body === undefined ? documented?.example : undefined,
    note: 'injected',
  };
}

/** The reply with these headers in place of its own of the same name. */
export function withHeaders(reply: Reply, headers: InjectedFault['headers'] = {}): Reply {
  const replaced = Object.keys(headers).map((name) => name.replace(/\W/g, '\\$&'));
  const own = [...reply.headers, ...corsHeaders];
  const kept = replaced.length ? without(own, new RegExp(`^(?:${replaced.join('|')})$`, 'i')) : own;
  return { ...reply, headers: [...kept, ...Object.entries(headers).flat()], headersAreWhole: true };
}

function without(headers: readonly string[], names: RegExp): string[] {
  return headers.filter((_, i) => !names.test(headers[i - (i % 2)] ?? ''));
}
