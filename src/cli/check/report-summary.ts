import type { Report, Result, Verdict } from './results.ts';

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
