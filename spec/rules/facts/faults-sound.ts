import { answers } from '../reading/answers.ts';
import { list, type Mapping, mapping } from '../reading/contract.ts';
import { bases, basis } from '../reading/evidence.ts';
import { constraints, type Input, inputs } from '../reading/inputs.ts';
import type { Rule } from '../reading/rule.ts';

export const faultsSound: Rule = {
  name: 'faults-sound',
  why: 'The mock gives these answers and the docs list them; an entry that names what is not there is an answer that nobody gets.',
  mend: 'Name an input of the operation, a constraint that its schema has, and a status with an example of that name and no weaker evidence.',
  example: {
    document: 'integration-v1',
    good: 'name: fileContentType, violates: enum, status: 500,',
    bad: 'name: fileContentType, violates: enum, status: 401,',
  },
  *check(contract) {
    const known = answers(contract);
    for (const { path, raw, resolved } of contract.all('operation')) {
      const accepted = inputs(contract, resolved);
      for (const [index, item] of list(raw['x-faults']).entries()) {
        const fault = mapping(item);
        const input = accepted.find(
          ({ in: place, name }) => place === fault['in'] && name === fault['name'],
        );
        const answer = known.find(
          ({ status, name }) => status === fault['status'] && name === fault['example'],
        );
        for (const what of [inputFault(fault, input), answerFault(fault, answer?.example)]) {
          if (what) yield { path: [...path, 'x-faults', index], what };
        }
      }
    }
  },
};

function inputFault(fault: Mapping, input: Input | undefined): string | undefined {
  if (!input) return `The operation has no ${fault['in']} ${fault['name']}.`;
  const violated = fault['violates'];
  if (typeof violated !== 'string' || constraints(input).includes(violated)) return undefined;
  return `${input.name} has no ${violated} to violate.`;
}

function answerFault(fault: Mapping, example: Mapping | undefined): string | undefined {
  if (!example) return `Status ${fault['status']} has no example ${fault['example']}.`;
  const claimed = bases.indexOf(String(fault['basis']));
  const known = bases.indexOf(basis(example));
  return claimed > known
    ? `The fault is ${fault['basis']}, but its example only ${basis(example)}.`
    : undefined;
}
