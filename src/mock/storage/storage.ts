import type { examples } from '../../../generated/storage/contract.ts';
import { type Answer, compileAnswers } from '../contract/answers.ts';
import type { OpenApiDocument, Operation, SignatureFacts } from '../contract/document.ts';

/** The names of the documented refusals, so that none of them can be misspelt. */
export type StorageExample = keyof typeof examples;

/** The upload operation, compiled from its document. */
export type StorageContract = {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly method: string;
  readonly signature: SignatureFacts;
  readonly limits: { readonly bodyBytes: number; readonly keyBytes: number };
  /** The media types that an upload may have. */
  readonly contentTypes: readonly string[];
  readonly answers: readonly Answer[];
  /** @throws when the document has no such example */
  readonly example: (name: StorageExample) => Answer;
  readonly stored: Answer;
};

/** @throws in a sentence when the document lacks something that the mock needs */
export function compileStorage(document: OpenApiDocument): StorageContract {
  const item = Object.values(document.components.pathItems ?? {})[0] ?? {};
  const [method, operation] = Object.entries(item).find(([key]) => key === 'put') ?? [];
  const signature = operation?.['x-signature'];
  const { bodyBytes, keyBytes } = operation?.['x-limits'] ?? {};
  if (!method || !operation || !signature || !bodyBytes || !keyBytes) {
    throw new Error(
      `The document "${document.info.title}" lacks the upload, its x-signature or its x-limits.`,
    );
  }
  const answers = compileAnswers(document, operation);
  const example = (name: StorageExample): Answer => {
    const found = answers.find((answer) => answer.example === name);
    if (!found) throw new Error(`The document "${document.info.title}" lacks the example ${name}.`);
    return found;
  };
  const stored = answers.find(({ status }) => status === 200);
  if (!stored) throw new Error(`The document "${document.info.title}" has no success.`);
  return {
    document,
    operation,
    method: method.toUpperCase(),
    signature,
    limits: { bodyBytes, keyBytes },
    contentTypes: Object.keys(operation.requestBody?.content ?? {}),
    answers,
    example,
    stored,
  };
}
