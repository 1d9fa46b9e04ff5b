import type { IncomingHttpHeaders } from 'node:http';
import { type AnswerDeparture, compareAnswer, type WireAnswer } from '../../contract/comparison.ts';
import type { OpenApiDocument, Operation } from '../../contract/document.ts';
import type { FaultCheck, Inputs } from '../../contract/faults.ts';
import { read } from '../../contract/meaning.ts';
import { type Input, inputsOf } from '../../contract/operations.ts';
import { compareUrl } from '../../contract/url-comparison.ts';
import { type SchemaCheck, schemaCheck } from '../../contract/validation.ts';
import { type ApiOperation, urlIn } from '../api/compile.ts';
import { sent } from '../api/decide.ts';
import { readInputs } from '../api/target.ts';
import type { ContractName } from '../documents.ts';
import { allowed } from '../http/reply.ts';
import type { Departure } from '../journal/journal.ts';
import type { World } from '../server/world.ts';
import { isStored } from '../storage/receive.ts';

/** One call that went through the proxy. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly hasBody: boolean;
  readonly answer: WireAnswer;
};

export type Verdict = {
  readonly operation: ContractName | undefined;
  readonly departures: readonly Departure[];
};

/** Holds calls against the documents. */
export function makeCallCheck({ paths, documents, storage }: World): (call: Call) => Verdict {
  const checks = new Map(Object.values(documents).map((one) => [one, schemaCheck(one)]));
  const checkOf = (document: OpenApiDocument) => checks.get(document) as SchemaCheck;
  const { contract } = storage;
  return (call) => {
    const { method, path, answer } = call;
    for (const { match, operations, methods } of paths) {
      const parameters = match(path);
      if (!parameters) continue;
      const operation = operations.get(method);
      const [{ api } = { api: undefined }] = operations.values();
      if (!operation) return { operation: api, departures: otherMethod(methods, method) };
      const check = checkOf(operation.document);
      const departures = checkOperation(contract.operation, operation, check, parameters, call);
      return { operation: api, departures };
    }
    if (!isStored(storage, path)) return { operation: undefined, departures: noPath };
    const { document, operation, name } = contract;
    const departures = [
      ...(method === contract.method ? [] : otherMethod([contract.method], method)),
      ...compareAnswer(document, operation, checkOf(document), answer).map(inAnswer),
    ];
    return { operation: name, departures };
  };
}

const noPath: readonly Departure[] = [
  { in: 'request', at: 'path', message: 'no document has this path' },
];

function checkOperation(
  uploadOperation: Operation,
  called: ApiOperation,
  check: SchemaCheck,
  parameters: Readonly<Record<string, string>>,
  { headers, search, hasBody, answer }: Call,
): Departure[] {
  const { document, operation, upload } = called;
  const inputs = readInputs(headers, search, parameters);
  const [fault] = brokenFaults(called.faults, inputs);
  const departures = checkRequest(called, inputs, search, hasBody);
  if (fault && fault.answer.status !== answer.status) {
    const { in: location, name, violates, status, basis } = fault.fault;
    const message = `${answer.status}; for ${location} ${name} that violates "${violates}" the contract says ${status} (${basis})`;
    departures.push({ in: 'answer', at: 'status', message });
  }
  departures.push(...compareAnswer(document, operation, check, answer).map(inAnswer));
  const url = urlIn(called, read('application/json', answer.body ?? ''));
  if (url === undefined || !upload) return departures;
  const expected = {
    pointer: upload.pointer,
    upload: uploadOperation,
    lifetimes: [upload.lifetime],
    fileName: sent(called.fileName, inputs),
  };
  return [...departures, ...compareUrl(url, expected).map(inAnswer)];
}

/** Every way in which a request departs from its operation's contract; not only the first. */
function checkRequest(
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
function brokenFaults<T extends FaultCheck>(faults: readonly T[], inputs: Inputs): T[] {
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

function inAnswer({ at, message }: AnswerDeparture): Departure {
  return { in: 'answer', at, message };
}

function otherMethod(methods: readonly string[], method: string): Departure[] {
  return [
    { in: 'request', at: 'method', message: `${method}; the contract has ${allowed(methods)}` },
  ];
}
