import type storage from '../../../generated/storage/openapi.json';
import type { OpenApiDocument, Operation, SignatureFacts } from '../../contract/document.ts';
import { sharedCalls } from '../../contract/operations.ts';
import { type Answer, compileAnswers } from '../answers.ts';
import { type ContractName, lack } from '../documents.ts';

/** The names of the documented refusals, so that none of them can be misspelt. */
export type StorageExample = keyof typeof storage.components.examples;

/** The upload operation, compiled from its document. */
export type StorageContract = {
  readonly name: ContractName;
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly method: string;
  readonly signature: SignatureFacts;
  readonly limits: {
    readonly bodyBytes: number;
    readonly keyBytes: number;
    readonly urlSeconds: number | undefined;
  };
  /** The media types that an upload may have. */
  readonly contentTypes: readonly string[];
  readonly answers: readonly Answer[];
  /** @throws when the document has no such example */
  readonly example: (name: StorageExample) => Answer;
  readonly stored: Answer;
};

/** @throws in a sentence when the document lacks something that the mock needs */
export function compileStorage(name: ContractName, document: OpenApiDocument): StorageContract {
  const call = sharedCalls(document).find(({ operation }) => operation['x-signature']);
  const signature = call?.operation['x-signature'];
  const { bodyBytes, keyBytes, urlSeconds } = call?.operation['x-limits'] ?? {};
  if (!call || !signature || !bodyBytes || !keyBytes) {
    throw lack(document, 'the upload, its x-signature or its x-limits');
  }
  const { operation, method } = call;
  const answers = compileAnswers(document, operation);
  const example = (name: StorageExample): Answer => {
    const found = answers.find((answer) => answer.example === name);
    if (!found) throw lack(document, `the example ${name}`);
    return found;
  };
  const stored = answers.find(({ status }) => status === 200);
  if (!stored) throw lack(document, 'a success');
  return {
    name,
    document,
    operation,
    method: method.toUpperCase(),
    signature,
    limits: { bodyBytes, keyBytes, urlSeconds },
    contentTypes: Object.keys(operation.requestBody?.content ?? {}),
    answers,
    example,
    stored,
  };
}
