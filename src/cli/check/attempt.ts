import type { Result } from './results.ts';
import { NoAnswerError } from './send.ts';

/** What a report says of a case whose request had no answer, or was not sent. */
export type Unanswered = Pick<Result, 'state' | 'departures' | 'observed' | 'took' | 'why'>;

/**
 * Sends a case.
 *
 * @param otherwise makes the result of the case when nothing came back, or nothing was sent
 * @throws NoAnswerError when nothing came back to the very first request, and what is no lack of an answer
 */
export type Attempt = <T>(send: () => Promise<T>, otherwise: (seen: Unanswered) => T) => Promise<T>;

/** After so many cases in a row without an answer, waiting for the rest is a waste of time. */
const mostSilent = 3;

const stopped = 'the check was stopped';

/**
 * Once a server has answered, a request without an answer is a fault of one case, and a check that is
 * stopped has no more cases: neither must cost what the others showed.
 */
export function attempts(signal: AbortSignal): Attempt {
  let answered = false;
  let silent = 0;
  return async (send, otherwise) => {
    if (silent === mostSilent) {
      return otherwise(unsent(`${mostSilent} requests in a row had no answer`));
    }
    const startedAt = performance.now();
    try {
      if (answered && signal.aborted) return otherwise(unsent(stopped));
      const result = await send();
      answered = true;
      silent = 0;
      return result;
    } catch (fault) {
      if (answered && signal.aborted) return otherwise(unsent(stopped));
      if (!answered || !(fault instanceof NoAnswerError)) throw fault;
      silent += 1;
      return otherwise({
        state: 'departs',
        departures: [{ aspect: 'answer', says: fault.message }],
        observed: [],
        took: performance.now() - startedAt,
      });
    }
  };
}

function unsent(why: string): Unanswered {
  return { state: 'skipped', why, departures: [], observed: [] };
}
