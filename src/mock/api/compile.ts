import type { OpenApiDocument, Operation } from '../../contract/document.ts';
import { compileFaults, type FaultCheck } from '../../contract/faults.ts';
import { at } from '../../contract/meaning.ts';
import {
  type Call,
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  lifetimeOf,
  secretHeadersOf,
  uploadLinkOf,
} from '../../contract/operations.ts';
import { type Answer, bareAnswer, compileAnswers, restingOn } from '../answers.ts';
import { type ContractName, lack } from '../documents.ts';
import type { UploadUrlPattern } from '../storage/upload-url.ts';
import { compilePath, type PathMatch } from './path.ts';

/** A path of an API and what can be called there. */
export type ApiPath = {
  readonly match: PathMatch;
  /** The first segment of the path, after a slash. */
  readonly root: string;
  /** By their methods in upper case. */
  readonly operations: ReadonlyMap<string, ApiOperation>;
  readonly methods: readonly string[];
};

/** An operation of an API, compiled from its document so that a request costs little. */
export type ApiOperation = {
  readonly api: ContractName;
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly method: string;
  /** As its document writes it, with its parameters in braces. */
  readonly path: string;
  readonly answers: readonly Answer[];
  /** Undefined when no example is one: then Prism invents it. */
  readonly success: Answer | undefined;
  /** Undefined when its success has no pre-signed URL. */
  readonly upload: UploadFacts | undefined;
  readonly faults: readonly FaultAnswer[];
  readonly token: TokenFacts | undefined;
  readonly fileName: Input | undefined;
  readonly fileType: Input | undefined;
  readonly contentTypes: ReadonlyMap<string, string>;
};

export type UploadFacts = {
  /** JSON pointer to the URL in a success. */
  readonly pointer: string;
  /** Seconds that the URL lives, as documented. */
  readonly lifetime: number;
  readonly urls: UploadUrlPattern;
};

export type TokenFacts = {
  readonly header: string;
  /** What stands before the token in its header. */
  readonly prefix: string;
  /** The answer to a token that is not accepted. */
  readonly refusal: Answer;
};

export type FaultAnswer = FaultCheck & { readonly answer: Answer };

/** Makes the pattern of URLs from that of an example and its lifetime in seconds. */
export type MakeUrls = (example: string, lifetime: number) => UploadUrlPattern;

/**
 * Compiles every path of an API; one without parameters comes before a template that it fits too.
 *
 * @throws in a sentence when the document lacks something that the mock needs
 */
export function compileApi(
  api: ContractName,
  document: OpenApiDocument,
  makeUrls: MakeUrls,
): readonly ApiPath[] {
  const calls = callsOf(document);
  const parameters = (path: string) => path.split('{').length;
  const paths = [...new Set(calls.map(({ path }) => path))];
  paths.sort((a, b) => parameters(a) - parameters(b));
  return paths.map((path) => {
    const here = calls.filter((call) => call.path === path);
    const compiled = here.map((call) => compileOperation(api, document, call, makeUrls));
    const operations = new Map(compiled.map((operation) => [operation.method, operation]));
    const root = `/${path.split('/')[1]}`;
    return { match: compilePath(path), root, operations, methods: [...operations.keys()] };
  });
}

function compileOperation(
  api: ContractName,
  document: OpenApiDocument,
  { method, path, operation }: Call,
  makeUrls: MakeUrls,
): ApiOperation {
  const answers = compileAnswers(document, operation);
  const faults = compileFaults(document, operation).map((check) => {
    const answer = answers.find(({ example }) => example === check.fault.example);
    if (!answer) throw lack(document, `the example ${check.fault.example}, which x-faults names`);
    return { ...check, answer: restingOn(answer, check.fault.basis) };
  });
  const link = uploadLinkOf(document, operation);
  const success = link
    ? answers.find(({ url }) => url)
    : answers.find(({ status }) => status >= 200 && status < 300);
  const inputs = inputsOf(document, operation);
  return {
    api,
    document,
    operation,
    method: method.toUpperCase(),
    path,
    answers,
    success,
    upload: link && uploadOf(document, operation, link.pointer, success, makeUrls),
    faults,
    token: tokenOf(document, operation, answers, faults),
    fileName: inputs.find(({ role }) => role === 'name'),
    fileType: inputs.find(({ role }) => role === 'type'),
    contentTypes: new Map(Object.entries(operation['x-upload-content-types'] ?? {})),
  };
}

function uploadOf(
  document: OpenApiDocument,
  operation: Operation,
  pointer: string,
  success: Answer | undefined,
  makeUrls: MakeUrls,
): UploadFacts {
  if (!success?.url) throw lack(document, 'an example with a pre-signed URL');
  const lifetime = lifetimeOf(document, operation)?.documented;
  if (!lifetime) throw lack(document, 'the lifetime of its URLs (x-expires-in)');
  return { pointer, lifetime, urls: makeUrls(success.url.example, lifetime) };
}

function tokenOf(
  document: OpenApiDocument,
  operation: Operation,
  answers: readonly Answer[],
  faults: readonly FaultAnswer[],
): TokenFacts | undefined {
  const [header] = secretHeadersOf(document, operation);
  if (header === undefined) return undefined;
  // The fault that names one exact value of it is the invalid token.
  const invalid = faults.find(
    ({ fault }) => fault.equals !== undefined && fault.name.toLowerCase() === header,
  );
  return {
    header,
    prefix: credentialOf(document, operation)?.prefix ?? '',
    refusal:
      invalid?.answer ??
      answers.find(({ status }) => status === 401) ??
      bareAnswer(401, 'inferred'),
  };
}

/** The pre-signed URL in a body of this operation; undefined when it has none. */
export function urlIn({ upload }: ApiOperation, body: unknown): string | undefined {
  const url = at(body, upload?.pointer);
  return typeof url === 'string' ? url : undefined;
}
