import type { Contract, Found, Kind, Path } from './contract.ts';

/** Something that a rule found: where it stands, and what is wrong there in one sentence. */
export type Fault = { readonly path: Path; readonly what: string };

/** The documents that the contract is written in, by their file in `spec/` without its ending. */
export type DocumentName = string;

/**
 * A fault that a rule finds, as an edit of the real documents. It is the example on the rule's page and
 * at the same time the mutant that proves the rule.
 */
export type Edit = {
  readonly document: DocumentName;
  /** Text as the contract has it; it stands there exactly once. */
  readonly good: string;
  /** The same text with the fault in it. */
  readonly bad: string;
};

/** An edit as a rule gives it, with the text before and after. */
export function edit(document: DocumentName, good: string, bad: string): Edit {
  return { document, good, bad };
}

/** What a rule says of itself, which is its documentation. */
type RuleText = {
  readonly name: string;
  /** What goes wrong for a reader or a caller when the rule is broken. */
  readonly why: string;
  /** What an author does about a finding. */
  readonly mend: string;
  readonly example: Edit;
};

/** A rule that one document can be checked against; what it refers to elsewhere is checked there. */
export type Rule = RuleText & {
  readonly check: (contract: Contract) => Iterable<Fault>;
};

/** The check of a rule that looks at each object of these kinds by itself. */
export function each<K extends Kind>(
  kinds: K | readonly K[],
  check: (found: Found<K>, contract: Contract) => Iterable<Fault>,
): Rule['check'] {
  const each: readonly K[] = typeof kinds === 'string' ? [kinds] : kinds;
  return (contract) =>
    each.flatMap((kind) => contract.all(kind).flatMap((one) => [...check(one, contract)]));
}

/** The sources of the contract, each read by itself, by their file without its ending. */
export type Contracts = ReadonlyMap<string, Contract>;

/** What stands beside them, alike: the workflows over them, and the table of pinned truth. */
export type Beside = ReadonlyMap<string, unknown>;

/** A rule that only all documents together can break; a fault may stand in a file beside them. */
export type RuleBetween = RuleText & {
  readonly check: (
    contracts: Contracts,
    beside: Beside,
  ) => Iterable<Fault & { readonly document: string }>;
};

/** What an author reads: what is wrong, why it matters and how to mend it. */
export function message({ why, mend }: RuleText, what: string): string {
  return `${what} ${why} ${mend}`;
}
