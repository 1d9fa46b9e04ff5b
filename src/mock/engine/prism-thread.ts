import { createRequire } from 'node:module';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { OpenApiDocument } from '../../contract/document.ts';
import type { PrismAnswer, PrismRequest } from './prism.ts';

/** Prism in a thread of its own. */
export type PrismThread = {
  readonly ask: (request: PrismRequest) => Promise<PrismAnswer>;
  readonly end: () => Promise<unknown>;
};

type Waiting = {
  readonly resolve: (answer: PrismAnswer) => void;
  readonly reject: (fault: Error) => void;
};

/** This module is the thread's own too: a bundle then has one file to start it from. */
type ThreadData = { readonly prismDocuments?: readonly OpenApiDocument[] } | null;

/** @param ended is called when the thread has ended, for whatever reason */
export function startPrismThread(
  documents: readonly OpenApiDocument[],
  ended: () => void,
): PrismThread {
  const data: ThreadData = { prismDocuments: documents };
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let cause = new Error('Prism has ended.');
  // A mock that is not closed does not keep its process alive.
  worker.unref();
  worker.on('message', ({ id, answer, fault }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(`Prism failed: ${fault}`));
  });
  worker.on('error', (fault: Error) => {
    cause = fault;
  });
  worker.on('exit', () => {
    ended();
    for (const { reject } of waiting.values()) reject(cause);
  });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject });
        worker.postMessage({ id: count, request });
      }),
    end: () => worker.terminate(),
  };
}

type PrismModule = typeof import('@stoplight/prism-http');
type PrismError = Parameters<PrismModule['ProblemJsonError']['toProblemJson']>[0];
type Answer = (request: PrismRequest) => Promise<PrismAnswer>;

async function load(documents: readonly OpenApiDocument[]): Promise<Answer> {
  const prism: PrismModule = createRequire(import.meta.url)('@stoplight/prism-http');
  const parsed = documents.map((document) => prism.getHttpOperationsFromSpec(document));
  const operations = (await Promise.all(parsed)).flat();
  const fixed = {
    isProxy: false as const,
    errors: false,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: false,
    upstreamProxy: undefined,
  };
  const instance = prism.createInstance(
    { ...fixed, mock: { dynamic: false } },
    { logger: silent() },
  );
  return async ({ method, path, mediaType, preferences = {} }) => {
    const { code, example, dynamic = false, seed } = preferences;
    // Prism writes into the configuration it is given, so each request brings its own.
    const mock = {
      dynamic,
      ...(code !== undefined && { code }),
      ...(example !== undefined && { exampleKey: example }),
      ...(seed !== undefined && { seed }),
      ...(mediaType !== undefined && { mediaTypes: [mediaType] }),
    };
    const input = {
      method: method.toLowerCase() as 'get',
      url: { path, query: {} },
      headers: {},
    };
    const outcome = await instance.request(input, operations, { ...fixed, mock })();
    if (outcome._tag === 'Left') {
      return problemAnswer(prism.ProblemJsonError.toProblemJson(outcome.left), outcome.left);
    }
    const { statusCode, headers, body } = outcome.right.output;
    return { status: statusCode, mediaType: headers?.['Content-type'], body };
  };
}

function problemAnswer(problem: { status: number }, error: PrismError): PrismAnswer {
  // An error without a status is Prism's word for a preference it cannot meet, not a fault of a server.
  const status = error.status ?? 404;
  return { status, mediaType: 'application/problem+json', body: { ...problem, status } };
}

type Logger = Parameters<PrismModule['createInstance']>[1]['logger'];

function silent(): Logger {
  const logger: Record<string, unknown> = {};
  for (const level of ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'success']) {
    logger[level] = () => undefined;
  }
  logger['child'] = () => logger;
  return logger as unknown as Logger;
}

const documents = (workerData as ThreadData)?.prismDocuments;
if (parentPort && documents) {
  const port = parentPort;
  const loaded = load(documents);
  port.on('message', async ({ id, request }) => {
    try {
      port.postMessage({ id, answer: await (await loaded)(request) });
    } catch (fault) {
      port.postMessage({ id, fault: String(fault) });
    }
  });
}
