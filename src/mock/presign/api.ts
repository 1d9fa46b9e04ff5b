import { type Answer, compileAnswers, restingOn, uploadUrlPointer } from '../contract/answers.ts';
import type { OpenApiDocument, Operation, Parameter } from '../contract/document.ts';
import type { ApiName } from '../contract/documents.ts';
import { compileFaults, type FaultCheck } from '../contract/faults.ts';
import { compilePath, type PathMatch } from './path.ts';

/** One of the two pre-sign operations, compiled from its document so that a request costs little. */
export type Api = {
  readonly name: ApiName;
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly method: string;
  readonly match: PathMatch;
  /** The first segment of its path, between slashes. */
  readonly root: string;
  readonly answers: readonly Answer[];
  readonly byExample: ReadonlyMap<string, Answer>;
  readonly success: Answer & { readonly url: NonNullable<Answer['url']> };
  readonly urlPointer: string;
  /** Seconds that a URL of this API lives, as documented. */
  readonly lifetime: number;
  readonly faults: readonly FaultAnswer[];
  readonly tokenHeader: string;
  /** The answer to a token that is not accepted. */
  readonly refusal: Answer;
  readonly fileName: Parameter | undefined;
  readonly fileType: Parameter | undefined;
  readonly contentTypes: ReadonlyMap<string, string>;
};

export type FaultAnswer = FaultCheck & { readonly answer: Answer };

/** @throws in a sentence when the document lacks something that the mock needs */
export function compileApi(name: ApiName, document: OpenApiDocument): Api {
  const { path, method, operation } = soleOperation(document);
  const answers = compileAnswers(document, operation);
  const byExample = new Map(
    answers.flatMap((answer) => (answer.example ? [[answer.example, answer] as const] : [])),
  );
  const faults = compileFaults(document, operation).map((check) => {
    const answer = byExample.get(check.fault.example);
    if (!answer) throw lack(document, `the example ${check.fault.example}, which x-faults names`);
    return { ...check, answer: restingOn(answer, check.fault.basis) };
  });
  const success = answers.find(hasUrl);
  if (!success) throw lack(document, 'an example with a pre-signed URL');
  // The fault that names one exact value is the invalid token.
  const invalidToken = faults.find(({ fault }) => fault.equals !== undefined);
  if (!invalidToken) throw lack(document, 'the value of an invalid token in x-faults');
  const describing = (what: string) =>
    operation.parameters?.find((parameter) => parameter['x-describes-file'] === what);
  return {
    name,
    document,
    operation,
    method: method.toUpperCase(),
    match: compilePath(path),
    root: `/${path.split('/')[1]}/`,
    answers,
    byExample,
    success,
    urlPointer: uploadUrlPointer(operation) ?? '',
    lifetime: lifetimeOf(document),
    faults,
    tokenHeader: invalidToken.fault.name.toLowerCase(),
    refusal: invalidToken.answer,
    fileName: describing('name'),
    fileType: describing('type'),
    contentTypes: new Map(Object.entries(operation['x-upload-content-types'] ?? {})),
  };
}

function hasUrl(answer: Answer): answer is Api['success'] {
  return answer.url !== undefined;
}

function soleOperation(document: OpenApiDocument) {
  const [path, item] = Object.entries(document.paths ?? {})[0] ?? [];
  const [method, operation] = Object.entries(item ?? {}).find(([key]) => key === 'get') ?? [];
  if (!path || !method || !operation) throw lack(document, 'a GET operation');
  return { path, method, operation };
}

function lifetimeOf(document: OpenApiDocument): number {
  const schemas = Object.values(document.components.schemas ?? {});
  const expiresIn = schemas
    .flatMap(({ properties }) => Object.values(properties ?? {}))
    .find((property) => property['x-expires-in'])?.['x-expires-in'];
  if (!expiresIn) throw lack(document, 'the lifetime of its URLs (x-expires-in)');
  return expiresIn.documented;
}

function lack(document: OpenApiDocument, what: string): Error {
  return new Error(`The document "${document.info.title}" lacks ${what}.`);
}
