import type { Example, Fault, Operation, Parameter } from '../../src/contract/document.ts';
import { basisOf, weakest } from '../../src/contract/evidence.ts';
import { credentialOf, inputsOf } from '../../src/contract/operations.ts';
import { answers } from './reading/answers.ts';
import type { Contract } from './reading/contract.ts';
import { each, edit, type Rule } from './reading/rule.ts';

type Input = Pick<Parameter, 'in' | 'name' | 'required' | 'schema'>;

/** What a caller sends an operation besides a body, its credential first. */
function inputs({ document }: Contract, operation: Operation): readonly Input[] {
  // That an operation does without the document's credential is for another rule to find.
  const { security = [] } = document;
  const credential = credentialOf(document, { ...operation, security });
  const given = inputsOf(document, operation).map(({ parameter, schema }) => ({
    ...parameter,
    schema,
  }));
  if (!credential) return given;
  const { header, scheme } = credential;
  return [
    { in: 'header', name: header, required: true, schema: scheme['x-schema'] ?? {} },
    ...given,
  ];
}

/** The constraints of an input that a request can violate; a path always has its parameters. */
function constraints({ in: place, required, schema }: Input): readonly string[] {
  const keywords = ['minLength', 'maxLength', 'pattern', 'enum', 'format'] as const;
  const stated = keywords.filter((key) => key in schema && schema[key] !== 0);
  // A format says all of an identifier's length that its minLength and maxLength repeat.
  const own = stated.includes('format') ? stated.filter((key) => !key.endsWith('Length')) : stated;
  return required && place !== 'path' ? ['required', ...own] : own;
}

const faultsSound: Rule = {
  name: 'faults-sound',
  why: 'The mock gives these answers and the docs list them; an entry that names what is not there is an answer that nobody gets.',
  mend: 'Name an input of the operation, a constraint that its schema has, and a status with an example of that name and no weaker evidence.',
  example: edit(
    'integration-v1',
    'name: fileContentType, violates: enum, status: 500,',
    'name: fileContentType, violates: enum, status: 401,',
  ),
  check: each('operation', function* ({ path, resolved: operation }, contract) {
    const accepted = inputs(contract, operation);
    const known = answers(contract);
    for (const [index, fault] of (operation['x-faults'] ?? []).entries()) {
      const input = accepted.find((one) => one.in === fault.in && one.name === fault.name);
      const answer = known.find(
        ({ status, name }) => status === fault.status && name === fault.example,
      );
      for (const what of [inputFault(fault, input), answerFault(fault, answer?.example)]) {
        if (what) yield { path: [...path, 'x-faults', index], what };
      }
    }
  }),
};

function inputFault({ in: place, name, violates }: Fault, input?: Input): string | undefined {
  if (!input) return `The operation has no ${place} ${name}.`;
  if (violates === undefined || constraints(input).includes(violates)) return undefined;
  return `${name} has no ${violates} to violate.`;
}

function answerFault({ status, example, basis }: Fault, answer?: Example): string | undefined {
  if (!answer) return `Status ${status} has no example ${example}.`;
  const known = basisOf(answer);
  if (weakest(basis, known) === basis) return undefined;
  return `The fault is ${basis}, but its example only ${known}.`;
}

// Random faults break an entry, which other rules see; only this one sees that a whole entry is missing.
const faultsComplete: Rule = {
  name: 'faults-complete',
  why: 'A constraint without an answer leaves the mock to invent one: stock tools say 422, which the owner never does.',
  mend: 'Add an entry to `x-faults` for each constraint of each input, with the answer to a request that violates it.',
  example: edit(
    'integration-v1',
    `        - { in: path, name: templateType, violates: enum, status: 500, example: template-type-invalid,
            basis: inferred }
`,
    '',
  ),
  check: each('operation', function* ({ path, resolved: operation }, contract) {
    // An upload is refused by storage for reasons of its own, not for a violated schema.
    if ('x-signature' in operation) return;
    const faults = operation['x-faults'] ?? [];
    for (const input of inputs(contract, operation)) {
      const answered = faults.filter(({ name }) => name === input.name);
      for (const constraint of constraints(input)) {
        if (answered.some(({ violates }) => violates === constraint)) continue;
        const what = `Nothing says what answers a ${input.name} that violates ${constraint}.`;
        yield { path: [...path, 'x-faults'], what };
      }
    }
  }),
};

/** Which answer a request at fault gets. */
export const faultRules = [faultsSound, faultsComplete];
