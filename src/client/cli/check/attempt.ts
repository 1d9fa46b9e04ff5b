import type { Result } from './results.ts';
import { NoAnswerError } from './send.ts';

/** What a report says of a case whose request had no answer. */
export type Unanswered = Pick<Result, 'state' | 'departures' | 'observed' | 'took'>;

/**
 * Sends a case.
 *
 * @param otherwise makes the result of the case when nothing came back
 * @throws NoAnswerError when nothing came back to the very first request
 */
export type Attempt = <T>(send: () => Promise<T>, otherwise: (seen: Unanswered) => T) => Promise<T>;

/**
 * Once a server has answered, a request without an answer is a fault of one case, which must not cost
 * what the others showed.
 */
export function attempts(): Attempt {
  let answered = false;
  return async (send, otherwise) => {
    const startedAt = performance.now();
    try {
      const result = await send();
      answered = true;
      return result;
    } catch (fault) {
      if (!answered || !(fault instanceof NoAnswerError)) throw fault;
      return otherwise({
        state: 'departs',
        departures: [{ aspect: 'answer', says: fault.message }],
        observed: [],
        took: performance.now() - startedAt,
      });
    }
  };
}
