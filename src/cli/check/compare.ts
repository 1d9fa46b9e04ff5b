import { read } from '../../contract/meaning.ts';
import { type Bodies, type Body, bodyNamed } from './contract.ts';
import type { Seen } from './send.ts';

/** What of an answer was held against the contract. */
export type Aspect =
  /** Whether there was one at all. */
  | 'answer'
  | 'status'
  | 'media-type'
  /** The shape of the body, by its schema. */
  | 'body'
  /** The values in the body, by the documented example. */
  | 'values'
  | 'url'
  | 'file-name'
  | 'etag';

/** One way in which an answer departs from the contract. */
export type Departure = {
  readonly aspect: Aspect;
  /** JSON pointer into the body. */
  readonly at?: string;
  readonly says: string;
};

export type Comparison = {
  readonly departures: readonly Departure[];
  /** What could be held against the contract; a wrong status hides the rest. */
  readonly observed: readonly Aspect[];
  /** Another documented answer that this one is, when its status is wrong. */
  readonly resembles?: string;
  /** Whether the body is one that the contract has for the status that came, when that is wrong. */
  readonly followsOwnStatus?: boolean;
};

/**
 * Holds an answer against the documented one, and stops where going on would say nothing new.
 *
 * @param hasOwnValues whether the values are the answer's own, as in a success, and only the shape is due
 */
export function compare(
  seen: Seen,
  expected: string,
  bodies: Bodies,
  hasOwnValues = false,
): Comparison {
  const due = bodyNamed(bodies, expected);
  if (seen.status !== due.status) return otherStatus(seen, due, bodies);
  const departures: Departure[] = [];
  if (seen.mediaType !== due.mediaType) {
    const says = `Content-Type is ${seen.mediaType || 'missing'}, not ${due.mediaType}`;
    departures.push({ aspect: 'media-type', says });
  }
  const body = read(due.mediaType, seen.text);
  const problems = body === undefined ? [unreadable(due)] : problemsOf(due, body);
  departures.push(...problems);
  if (problems.length) return { departures, observed: ['status', 'media-type', 'body'] };
  if (hasOwnValues) return { departures, observed: ['status', 'media-type', 'body'] };
  return {
    departures: [...departures, ...differences(body, due.value, '')],
    observed: ['status', 'media-type', 'body', 'values'],
  };
}

function otherStatus(seen: Seen, due: Body, bodies: Bodies): Comparison {
  const sameStatus = Object.entries(bodies)
    .filter(([, { status, mediaType }]) => status === seen.status && mediaType === seen.mediaType)
    .map(([name, body]) => ({ name, body, value: read(body.mediaType, seen.text) }));
  const twin = sameStatus.find(({ body, value }) => !differences(value, body.value, '').length);
  const says = `status is ${seen.status}, not ${due.status}`;
  const like = twin ? `; the answer is the documented "${twin.name}"` : '';
  return {
    departures: [{ aspect: 'status', says: says + like }],
    observed: ['status'],
    followsOwnStatus: sameStatus.some(({ body, value }) => !body.faultsOf(value).length),
    ...(twin && { resembles: twin.name }),
  };
}

function unreadable({ mediaType }: Body): Departure {
  return { aspect: 'body', says: `the body is not ${mediaType}` };
}

function problemsOf({ faultsOf }: Body, value: unknown): Departure[] {
  return faultsOf(value).map(({ pointer, message }) => {
    const at = pointer || '/';
    return { aspect: 'body', at, says: `${at} ${message}` };
  });
}

/** Where a value differs from the example; fields that the example does not have are no difference. */
function differences(value: unknown, example: unknown, at: string): Departure[] {
  if (typeof example === 'object' && example !== null && typeof value === 'object' && value) {
    return Object.entries(example).flatMap(([key, one]) =>
      differences((value as Record<string, unknown>)[key], one, `${at}/${key}`),
    );
  }
  if (value === example) return [];
  const says = `${at || 'the body'} is ${JSON.stringify(value)}, not ${JSON.stringify(example)}`;
  return [{ aspect: 'values', at, says }];
}
