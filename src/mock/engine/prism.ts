import type { OpenApiDocument } from '../../contract/document.ts';
import type { Reply } from '../http/reply.ts';
import { loadPrism } from './load.ts';
import type { Preferences } from './prefer.ts';

/** A request as Prism takes it. `path` may hold malformed escapes. */
export type PrismRequest = {
  readonly method: string;
  readonly path: string;
  readonly mediaType?: string | undefined;
  readonly preferences?: Preferences;
};

/** Prism's own answer, before it is written as bytes. */
export type PrismAnswer = {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: unknown;
};

/**
 * Prism as the engine for whatever has no compiled answer: invented bodies, unknown paths, methods and
 * preferences. It is loaded when the first such request comes, because that takes longer than all else.
 */
export class Prism {
  readonly #documents: readonly OpenApiDocument[];
  #loaded: Promise<Loaded> | undefined;

  constructor(documents: readonly OpenApiDocument[]) {
    this.#documents = documents;
  }

  /** Never rejects for a request's sake; Prism's errors come back as its problem documents. */
  async answer({ method, path, mediaType, preferences = {} }: PrismRequest): Promise<PrismAnswer> {
    this.#loaded ??= load(this.#documents);
    const { request, operations, toProblem } = await this.#loaded;
    const { code, example, dynamic = false, seed } = preferences;
    // Prism writes into the configuration it is given, so each request brings its own.
    const configuration = {
      isProxy: false as const,
      errors: false,
      checkSecurity: false,
      validateRequest: false,
      validateResponse: false,
      upstreamProxy: undefined,
      mock: {
        dynamic,
        ...(code !== undefined && { code }),
        ...(example !== undefined && { exampleKey: example }),
        ...(seed !== undefined && { seed }),
        ...(mediaType !== undefined && { mediaTypes: [mediaType] }),
      },
    };
    const input = {
      method: method.toLowerCase() as 'get',
      url: { path: decodable(path), query: {} },
      headers: {},
    };
    const outcome = await request(input, operations, configuration)();
    if (outcome._tag === 'Left') return problemAnswer(toProblem(outcome.left), outcome.left);
    const { statusCode, headers, body } = outcome.right.output;
    return { status: statusCode, mediaType: headers?.['Content-type'], body };
  }
}

type PrismModule = typeof import('@stoplight/prism-http');
type PrismError = Parameters<PrismModule['ProblemJsonError']['toProblemJson']>[0];
type Loaded = {
  readonly request: ReturnType<PrismModule['createInstance']>['request'];
  readonly operations: Awaited<ReturnType<PrismModule['getHttpOperationsFromSpec']>>;
  readonly toProblem: PrismModule['ProblemJsonError']['toProblemJson'];
};

async function load(documents: readonly OpenApiDocument[]): Promise<Loaded> {
  const prism = loadPrism();
  // Prism resolves the references of what it is given in place.
  const parsed = documents.map((document) =>
    prism.getHttpOperationsFromSpec(structuredClone(document)),
  );
  const instance = prism.createInstance(
    {
      isProxy: false,
      errors: false,
      checkSecurity: false,
      validateRequest: false,
      validateResponse: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    { logger: silent() },
  );
  return {
    request: instance.request,
    operations: (await Promise.all(parsed)).flat(),
    toProblem: prism.ProblemJsonError.toProblemJson,
  };
}

function problemAnswer(problem: { status: number }, error: PrismError): PrismAnswer {
  // An error without a status is Prism's word for a preference it cannot meet, not a fault of a server.
  const status = error.status ?? 404;
  return { status, mediaType: 'application/problem+json', body: { ...problem, status } };
}

/** Prism throws on a malformed percent-escape. */
function decodable(path: string): string {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return path.replaceAll('%', '%25');
  }
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

/** Prism's answer as bytes. */
export function prismReply(
  { status, mediaType, body }: PrismAnswer,
  headers: readonly string[],
): Reply {
  const text =
    typeof body === 'string' && !mediaType?.endsWith('json') ? body : JSON.stringify(body);
  const type = mediaType === undefined ? [] : ['content-type', mediaType];
  return { status, headers: [...type, ...headers], body: text ?? '' };
}
