import type { IncomingHttpHeaders } from 'node:http';
import { valueAt } from '../contract/document.ts';
import type { ContractName } from '../contract/documents.ts';
import { allowed } from '../http/cors.ts';
import type { Api } from '../presign/api.ts';
import { inputsOf } from '../presign/inputs.ts';
import type { World } from '../server/world.ts';
import { checkAnswer, type WireAnswer } from './answer-check.ts';
import type { Departure } from './departure.ts';
import { brokenFaults, checkRequest } from './request-check.ts';
import { type SchemaCheck, schemaCheck } from './schemas.ts';
import { checkUrl } from './url-check.ts';

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
export function makeCallCheck(world: World): (call: Call) => Verdict {
  const { apis, documents, storage } = world;
  const apiChecks = apis.map(({ api }) => ({ api, check: schemaCheck(api.document) }));
  const storageCheck = schemaCheck(documents.storage);
  return (call) => {
    for (const { api, check } of apiChecks) {
      const parameters = api.match(call.path);
      if (parameters) {
        const departures = checkApiCall(world, api, check, parameters, call);
        return { operation: api.name, departures };
      }
    }
    const { document, operation, method } = storage.contract;
    if (!call.path.startsWith(storage.root)) return { operation: undefined, departures: noPath };
    const departures = [
      ...checkMethod([method], call.method),
      ...checkAnswer(document, operation, storageCheck, call.answer),
    ];
    return { operation: 'storage', departures };
  };
}

const noPath: readonly Departure[] = [
  { in: 'request', at: 'path', message: 'no document has this path' },
];

function checkApiCall(
  { storage }: World,
  api: Api,
  check: SchemaCheck,
  parameters: Readonly<Record<string, string>>,
  { method, headers, search, hasBody, answer }: Call,
): Departure[] {
  if (method !== api.method) return checkMethod([api.method], method);
  const inputs = inputsOf(headers, search, parameters);
  const [fault] = brokenFaults(api.faults, inputs);
  const departures = checkRequest(api, inputs, search, hasBody);
  if (fault && fault.answer.status !== answer.status) {
    const { in: location, name, violates, status, basis } = fault.fault;
    const message = `${answer.status}; for ${location} ${name} that violates "${violates}" the contract says ${status} (${basis})`;
    departures.push({ in: 'answer', at: 'status', message });
  }
  departures.push(...checkAnswer(api.document, api.operation, check, answer));
  const url = urlIn(answer.body, api.urlPointer);
  if (url === undefined) return departures;
  const fileName = api.fileName && inputs[api.fileName.in](api.fileName.name);
  const { urlPointer: pointer, lifetime } = api;
  const { signature } = storage.contract;
  return [...departures, ...checkUrl(url, { pointer, signature, lifetime, fileName })];
}

function checkMethod(methods: readonly string[], method: string): Departure[] {
  if (methods.includes(method)) return [];
  return [
    { in: 'request', at: 'method', message: `${method}; the contract has ${allowed(methods)}` },
  ];
}

function urlIn(body: string | undefined, pointer: string): string | undefined {
  try {
    const url = valueAt(JSON.parse(body ?? ''), pointer);
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}
