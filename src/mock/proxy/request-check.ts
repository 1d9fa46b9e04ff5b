import type { FaultCheck, Inputs } from '../../contract/faults.ts';
import { type Input, inputsOf } from '../../contract/operations.ts';
import type { ApiOperation } from '../api/compile.ts';
import type { Departure } from './departure.ts';

/** Every way in which a request departs from its operation's contract; not only the first. */
export function checkRequest(
  { faults, document, operation }: ApiOperation,
  inputs: Inputs,
  search: string,
  hasBody: boolean,
): Departure[] {
  const broken = brokenFaults(faults, inputs).map(({ fault }) =>
    departure(`${fault.in} ${fault.name}`, `violates "${fault.violates}" of the contract`),
  );
  const unknown = unknownParameters(inputsOf(document, operation), search).map((name) =>
    departure(`query ${name}`, 'is not a parameter of the contract, whose names are exact'),
  );
  const body =
    hasBody && !operation.requestBody ? [departure('body', 'the operation takes none')] : [];
  return [...broken, ...unknown, ...body];
}

/** The faults that a request has; a token that is merely not valid breaks no rule of the contract. */
export function brokenFaults<T extends FaultCheck>(faults: readonly T[], inputs: Inputs): T[] {
  return faults.filter((check) => check.fault.violates !== undefined && check.holds(inputs));
}

function unknownParameters(inputs: readonly Input[], search: string): string[] {
  const parameters = inputs.map(({ parameter }) => parameter);
  const known = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name));
  return [...new Set(new URLSearchParams(search).keys())].filter((name) => !known.has(name));
}

function departure(at: string, message: string): Departure {
  return { in: 'request', at, message };
}
