import type { IncomingMessage } from 'node:http';
import { json, type Reply } from '../http/reply.ts';
import { injectedAnswer } from '../injection/injected-answer.ts';
import { checkInjectedFault } from '../injection/injected-fault.ts';
import type { World } from '../server/world.ts';
import { UserError } from '../user-error.ts';
import { readJson } from './read-json.ts';

/** @throws {UserError} when the fault makes no sense, or no operation that it may meet has its example */
export function inject({ answers, faults }: World, wanted: unknown): () => void {
  const names = Object.keys(answers);
  const fault = checkInjectedFault(wanted, names);
  const { operation, example } = fault;
  if (operation !== undefined) injectedAnswer(answers[operation] ?? [], fault);
  else if (example !== undefined) {
    throw new UserError(`The example ${example} needs an operation: ${names.join(', ')}.`);
  }
  return faults.add(fault);
}

export async function addFault(world: World, message: IncomingMessage): Promise<Reply> {
  const fault = await readJson(message);
  inject(world, fault);
  return json(201, fault);
}
