import { answers } from './reading/answers.ts';
import { type Contract, list, type Mapping, mapping } from './reading/contract.ts';
import { bases, basis } from './reading/evidence.ts';
import { each, edit, type Rule } from './reading/rule.ts';

/** What a caller sends besides a body: a parameter, or the header of a credential. */
type Input = {
  readonly in: unknown;
  readonly name: unknown;
  readonly required: boolean;
  readonly schema: Mapping;
};

/** The inputs of an operation, its credentials first. */
function inputs(contract: Contract, operation: Mapping): readonly Input[] {
  const credentials = contract.all('securityScheme').map(({ raw }) => ({
    in: 'header',
    name: raw['name'],
    required: true,
    schema: mapping(raw['x-schema']),
  }));
  const parameters = list(operation['parameters'])
    .map(mapping)
    .map((parameter) => ({
      in: parameter['in'],
      name: parameter['name'],
      required: parameter['required'] === true,
      schema: mapping(parameter['schema']),
    }));
  return [...credentials, ...parameters];
}

/** The constraints of an input that a request can violate; a path always has its parameters. */
function constraints({ in: place, required, schema }: Input): readonly string[] {
  const stated = ['minLength', 'maxLength', 'pattern', 'enum', 'format'].filter(
    (key) => key in schema && schema[key] !== 0,
  );
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
  check: each('operation', function* ({ path, raw, resolved }, contract) {
    const accepted = inputs(contract, resolved);
    const known = answers(contract);
    for (const [index, fault] of list(raw['x-faults']).map(mapping).entries()) {
      const input = accepted.find((one) => one.in === fault['in'] && one.name === fault['name']);
      const answer = known.find(
        ({ status, name }) => status === fault['status'] && name === fault['example'],
      );
      for (const what of [inputFault(fault, input), answerFault(fault, answer?.example)]) {
        if (what) yield { path: [...path, 'x-faults', index], what };
      }
    }
  }),
};

function inputFault(fault: Mapping, input: Input | undefined): string | undefined {
  if (!input) return `The operation has no ${fault['in']} ${fault['name']}.`;
  const violated = fault['violates'];
  if (typeof violated !== 'string' || constraints(input).includes(violated)) return undefined;
  return `${input.name} has no ${violated} to violate.`;
}

function answerFault(fault: Mapping, example: Mapping | undefined): string | undefined {
  if (!example) return `Status ${fault['status']} has no example ${fault['example']}.`;
  const isStronger = bases.indexOf(String(fault['basis'])) > bases.indexOf(basis(example));
  if (!isStronger) return undefined;
  return `The fault is ${fault['basis']}, but its example only ${basis(example)}.`;
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
  check: each('operation', function* ({ path, raw, resolved }, contract) {
    // An upload is refused by storage for reasons of its own, not for a violated schema.
    if ('x-signature' in raw) return;
    const faults = list(raw['x-faults']).map(mapping);
    for (const input of inputs(contract, resolved)) {
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
