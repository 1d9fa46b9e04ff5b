import type { IFunctionResult, RulesetFunctionContext } from '@stoplight/spectral-core';
import { Contract, oncePer } from './reading/contract.ts';
import { type Fault, message, type Rule } from './reading/rule.ts';
import { rules } from './rules.ts';

/**
 * A rule as Spectral takes it. It gets the whole document, because most of our facts are stated in one
 * place and hold in another, and reads it unresolved, so that a finding stands at its own line.
 */
function spectralRule(rule: Rule) {
  return {
    description: rule.why,
    message: '{{error}}',
    severity: 'error' as const,
    given: '$',
    resolved: false,
    // biome-ignore lint/suspicious/noThenProperty: the key that Spectral wants
    then: {
      function: (_document: unknown, _options: unknown, context: RulesetFunctionContext) =>
        Array.from(
          faults(rule, contractOf(context.documentInventory)),
          ({ path, what }): IFunctionResult => {
            return { path: [...path], message: message(rule, what) };
          },
        ),
    },
  };
}

/** A document of another shape, which stock rules complain of, is more than the readers of `src/contract` take. */
function faults(rule: Rule, contract: Contract): readonly Fault[] {
  try {
    return [...rule.check(contract)];
  } catch (fault) {
    return [{ path: [], what: `The document cannot be read: ${(fault as Error).message}.` }];
  }
}

/** One reading of a document serves all rules of a run. */
const contractOf = oncePer((inventory: RulesetFunctionContext['documentInventory']) => {
  const { unresolved, resolved } = inventory as unknown as Record<string, unknown>;
  const others = Object.values(inventory.referencedDocuments).map(({ data }) => data);
  return new Contract(unresolved, resolved, others);
});

/** Our rules for one document, as Spectral takes them. */
export const spectralRules = Object.fromEntries(
  rules.map((rule) => [rule.name, spectralRule(rule)]),
);
