import type { Basis } from '../../contract/document.ts';
import type { PresignCase } from './cases.ts';
import type { Aspect, Comparison, Departure } from './compare.ts';
import type { Seen } from './send.ts';

/** What a case is, before it is sent. */
export type CaseFacts = {
  /** The id of its contract. */
  readonly contract: string;
  readonly id: string;
  readonly title: string;
  /** The name of the documented body that was due; undefined for a stored upload, which has none. */
  readonly expects: string | undefined;
  readonly expectedStatus: number;
  readonly basis: Basis;
  readonly kind: PresignCase['kind'] | 'upload';
  /** What of the contract it is about beside its answer. */
  readonly about?: string | undefined;
};

/** What became of one case. */
export type Result = CaseFacts & {
  readonly state: 'conforms' | 'departs' | 'skipped';
  /** Why it was skipped. */
  readonly why?: string;
  /** Whether that was for want of a secret. */
  readonly lacksSecret?: boolean;
  readonly status?: number;
  readonly departures: readonly Departure[];
  readonly observed: readonly Aspect[];
  readonly resembles?: string;
  readonly followsOwnStatus?: boolean;
  /** Whether the answer is one of a mock that is made from the contract. */
  readonly fromMock?: boolean;
  /** Whether the answer held a URL. */
  readonly gaveUrl?: boolean;
  /** Milliseconds that the answer took. */
  readonly took?: number;
};

/** What became of a case that was answered. */
export function resultOf(facts: CaseFacts, { status, took }: Seen, comparison: Comparison): Result {
  const state = comparison.departures.length ? 'departs' : 'conforms';
  return { ...facts, ...comparison, state, status, took };
}

/** `as assumed`: what would confirm it, had it not come from a mock made from the statement itself. */
export type Verdict = 'confirmed' | 'as assumed' | 'contradicted' | 'not seen';

/** What the answers say about a statement that the owner never made. */
export type StatementResult = {
  readonly contract: string;
  readonly pointer: string;
  readonly statement: string;
  readonly verdict: Verdict;
  /** Why it was not seen. */
  readonly why?: string;
  /** The cases that the verdict rests on. */
  readonly cases: readonly string[];
};

/** What was asked, and how it went. */
export type Answers = {
  readonly baseUrl: string;
  /** Whether answers came from a mock made from the contract, and so are no evidence. */
  readonly mock: boolean;
  readonly results: readonly Result[];
};

/** Everything that a check found out. */
export type Report = Answers & { readonly statements: readonly StatementResult[] };

/** What a report says of a server whose answers are made from the statements that are being checked. */
export const mockNote =
  'This is a mock made from the contract: its answers are no evidence of what Clear answers.';

/** How many of what. */
export function summaryOf({ results, statements }: Report) {
  const inState = (wanted: Result['state']) =>
    results.filter(({ state }) => state === wanted).length;
  const judged = (wanted: Verdict) => statements.filter(({ verdict }) => verdict === wanted).length;
  return {
    cases: results.length,
    conform: inState('conforms'),
    depart: inState('departs'),
    skipped: inState('skipped'),
    statements: statements.length,
    confirmed: judged('confirmed'),
    asAssumed: judged('as assumed'),
    contradicted: judged('contradicted'),
    notSeen: judged('not seen'),
  };
}

/** How many of what, and why cases were skipped, in lines for people. */
export function summaryLines(report: Report): string[] {
  const { cases, conform, depart, skipped, statements, ...judged } = summaryOf(report);
  const { confirmed, asAssumed, contradicted, notSeen } = judged;
  const agreeing = report.mock ? `${asAssumed} as assumed` : `${confirmed} confirmed`;
  const reasons = new Map<string, number>();
  for (const { why } of report.results) if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return [
    `${cases} cases: ${conform} conform, ${depart} depart, ${skipped} skipped.`,
    ...[...reasons].map(([why, count]) => `${count} skipped: ${why}.`),
    `${statements} statements: ${agreeing}, ${contradicted} contradicted, ${notSeen} not seen.`,
  ];
}
