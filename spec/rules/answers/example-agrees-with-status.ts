import { type Answer, answers, mappingsIn } from '../reading/answers.ts';
import { type Contract, mapping } from '../reading/contract.ts';
import { kindsByCode } from '../reading/errors.ts';
import type { Rule } from '../reading/rule.ts';

export const exampleAgreesWithStatus: Rule = {
  name: 'example-agrees-with-status',
  why: 'An example that contradicts its own status teaches callers to branch on the wrong thing.',
  mend: 'Make `status`, `success` and the error code in the body those of the response that the example stands under.',
  example: { document: 'one-integration', good: "code: '406'", bad: "code: '400'" },
  *check(contract) {
    const kinds = kindsByCode(contract);
    const successes = successWords(contract);
    for (const answer of answers(contract)) {
      for (const what of contradictions(answer, kinds, successes)) {
        yield {
          path: answer.path,
          what: `Example ${answer.name} of status ${answer.status}: ${what}.`,
        };
      }
    }
  },
};

function* contradictions(
  answer: Answer,
  kinds: ReadonlyMap<string, unknown>,
  successes: ReadonlySet<unknown>,
) {
  const isSuccess = answer.status < 300;
  for (const body of mappingsIn(answer.value)) {
    const { status, success, code } = body;
    if (typeof status === 'number' && status !== answer.status) {
      yield `its body says status ${status}`;
    }
    if (typeof success === 'boolean' && success !== isSuccess) {
      yield `its body says success ${success}`;
    }
    if (typeof code === 'string' && /^\d+$/.test(code) && Number(code) !== answer.status) {
      yield `its error code is ${code}`;
    }
    if (!isSuccess && successes.has(status)) {
      yield `its status is ${status}, the word for a success`;
    }
    yield* misplacedCodes(Object.values(body), answer, kinds);
  }
}

/**
 * A code whose kind one of the operation's responses has belongs to such a response. A response without a kind
 * of its own, as a failure told with 2xx, may carry any.
 */
function* misplacedCodes(
  values: readonly unknown[],
  { response, operation }: Answer,
  kinds: ReadonlyMap<string, unknown>,
) {
  if (!response['x-error-kind']) return;
  const stated = Object.values(mapping(operation['responses'])).map(
    (other) => mapping(other)['x-error-kind'],
  );
  for (const value of values) {
    const kind = typeof value === 'string' ? kinds.get(value) : undefined;
    if (kind && stated.includes(kind) && kind !== response['x-error-kind']) {
      yield `the code ${value} means ${kind}, which is another status’s`;
    }
  }
}

/** The values of `status` by which a body says that it holds a URL. */
function successWords(contract: Contract): ReadonlySet<unknown> {
  const successes = contract
    .all('schema')
    .filter(({ raw }) =>
      Object.values(mapping(raw['properties'])).some(
        (property) => mapping(property)['x-expires-in'],
      ),
    );
  const words = successes.map(({ raw }) => mapping(mapping(raw['properties'])['status'])['const']);
  return new Set(words.filter((word) => word !== undefined));
}
