import type { IncomingHttpHeaders } from 'node:http';
import { type AnswerDeparture, compareAnswer, type WireAnswer } from '../../contract/comparison.ts';
import type { OpenApiDocument, Operation } from '../../contract/document.ts';
import { read } from '../../contract/meaning.ts';
import { compareUrl } from '../../contract/url-comparison.ts';
import { type SchemaCheck, schemaCheck } from '../../contract/validation.ts';
import { type ApiOperation, urlIn } from '../api/compile.ts';
import { sent } from '../api/decide.ts';
import { readInputs } from '../api/read-inputs.ts';
import type { ContractName } from '../documents.ts';
import { allowed } from '../http/cors.ts';
import type { World } from '../server/world.ts';
import { isStored } from '../storage/receive.ts';
import type { Departure } from './departure.ts';
import { brokenFaults, checkRequest } from './request-check.ts';

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

function inAnswer({ at, message }: AnswerDeparture): Departure {
  return { in: 'answer', at, message };
}

function otherMethod(methods: readonly string[], method: string): Departure[] {
  return [
    { in: 'request', at: 'method', message: `${method}; the contract has ${allowed(methods)}` },
  ];
}
