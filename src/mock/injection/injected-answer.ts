import type { Answer } from '../answers.ts';
import type { Reply } from '../http/reply.ts';
import { UserError } from '../user-error.ts';
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
  return {
    status: status ?? documented?.status ?? 200,
    headers: documented?.headers ?? (body === undefined ? [] : ['content-type', 'text/plain']),
    body: body ?? documented?.body ?? '',
    example: body === undefined ? documented?.example : undefined,
    note: 'injected',
  };
}

/** The reply with these headers in place of its own of the same name. */
export function withHeaders(reply: Reply, headers: InjectedFault['headers'] = {}): Reply {
  const replaced = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = reply.headers.filter((_, i) => {
    const name = reply.headers[i - (i % 2)] ?? '';
    return !replaced.has(name.toLowerCase());
  });
  return { ...reply, headers: [...kept, ...Object.entries(headers).flat()] };
}
