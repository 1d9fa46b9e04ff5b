import { retryableKinds } from '../../../generated/kinds.ts';
import { type DocumentedAnswer, documentedAnswers } from '../../contract/answers.ts';
import { resolve } from '../../contract/document.ts';
import type { Example } from './document.ts';
import type { Reference } from './references.ts';

/** One documented answer, with what the pages show of it beside its meaning. */
export type Answer = DocumentedAnswer & { readonly example: Example };

/** Every documented answer of an operation, in the order of the document. */
export function answers({ document, operation }: Reference): Answer[] {
  return documentedAnswers(document, operation).flatMap((answer) => {
    const response = operation.responses[answer.status];
    const content = response && resolve(document, response).content?.[answer.mediaType];
    const example = content?.examples[answer.name];
    return example ? [{ ...answer, example: resolve(document, example) }] : [];
  });
}

/** Whether the same request can succeed later, by the kind of error. */
export function isRetryable(kind: string): boolean {
  return retryableKinds.some((one) => one === kind);
}
