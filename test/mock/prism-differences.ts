import type { CorpusRequest } from './prism-corpus.ts';
import type { Received } from './request.ts';

/** One request and what both answered to it. */
export type Pair = {
  readonly request: CorpusRequest;
  readonly prism: Received;
  readonly mock: Received;
};

/** A way in which the mock means to differ from stock Prism. */
export type Difference = {
  readonly reason: string;
  readonly explains: (pair: Pair) => boolean;
};

const successes: readonly unknown[] = ['generated', 'created'];
const refusedAsInvalid = ({ prism }: Pair) => [400, 401, 415, 422].includes(prism.status);
const prefers = ({ request }: Pair) => request.headers['prefer'] !== undefined;
const isProblem = ({ headers }: Received) => headers['content-type'] === 'application/problem+json';

export const differences: Readonly<Record<string, Difference>> = {
  'documented failures': {
    reason:
      'Prism checks no token’s value and no integration id, takes parameter names in any case, and answers every other fault with the first example of the 400 or a 422 of its own: never the documented 406, the 500 array or the 200 FAILED.',
    explains: ({ mock, prism }) =>
      mock.headers['preference-applied'] === undefined &&
      mock.headers['x-mock-example'] !== undefined &&
      !successes.includes(mock.headers['x-mock-example']) &&
      ![404, 405].includes(prism.status),
  },
  Accept: {
    reason:
      'Each documented answer has one media type and the contract’s 406 is no content negotiation, so no Accept changes an answer; Prism answers 406 with a problem of its own.',
    explains: ({ request, prism, mock }) =>
      request.headers['accept'] !== undefined &&
      prism.status === 406 &&
      isProblem(prism) &&
      !isProblem(mock),
  },
  'Prefer wins': {
    reason: 'A preference decides even when the request is faulty; Prism then ignores it.',
    explains: (pair) => prefers(pair) && refusedAsInvalid(pair) && pair.mock.status !== 422,
  },
  'Prefer and Accept': {
    reason:
      'A preference for an answer that the Accept excludes is met; Prism answers with the success instead, or not at all.',
    explains: (pair) =>
      prefers(pair) &&
      pair.request.headers['accept'] !== undefined &&
      pair.mock.headers['preference-applied'] !== undefined,
  },
  'a preference that cannot be read': {
    reason: 'The same status, in a sentence of our own: Prism’s server words it, not its library.',
    explains: ({ prism, mock }) => prism.status === 422 && mock.status === 422 && isProblem(mock),
  },
  'a preference that cannot be met': {
    reason: 'No example has that name: a mistake of the caller, 404, where Prism answers 500.',
    explains: (pair) => prefers(pair) && pair.prism.status === 500 && pair.mock.status === 404,
  },
  'a body where the contract has none': {
    reason: 'It is ignored, as web servers do; Prism refuses it as a wrong media type.',
    explains: (pair) => pair.request.body !== undefined && refusedAsInvalid(pair),
  },
  'a parameter given twice': {
    reason: 'The first one counts; Prism makes a list of both and refuses it.',
    explains: (pair) => /(file[nN]ame=).*\1/.test(pair.request.path) && refusedAsInvalid(pair),
  },
  HEAD: {
    reason: 'HEAD is answered like GET without a body, as HTTP asks; Prism answers 405.',
    explains: ({ request, prism, mock }) =>
      request.method === 'HEAD' && prism.status === 405 && mock.status !== 405,
  },
  OPTIONS: {
    reason: 'OPTIONS names the methods of the path; Prism answers 405 unless a browser asks.',
    explains: ({ request, prism, mock }) =>
      request.method === 'OPTIONS' && [404, 405].includes(prism.status) && mock.status === 204,
  },
};
